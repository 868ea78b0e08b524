import { reading, write } from '../captures/db';
import { readCap, setCap } from '../captures/ledger';
import { readMeta, writeMeta } from '../captures/meta';
import type { MemoriesDb } from '../captures/schema';
import { SCRAPER_INTERVAL_MS } from '../memories/limits';
import type { Settings } from '../settings';

/** Nothing new leaves while paused; what was sent is still followed. */
export async function setPaused(db: MemoriesDb, paused: boolean): Promise<null> {
  await write(db, (tx) => writeMeta(tx, 'paused', paused));
  return null;
}

/** The person says that what stopped us has changed: a new key, new credits. */
export async function resume(db: MemoriesDb): Promise<null> {
  await write(db, (tx) => writeMeta(tx, 'halt', undefined));
  return null;
}

/**
 * Takes over the settings "Requests per minute" and "Most a day" into the database, where planner and pages find them.
 * One after the other, each with the settings of its turn: a browser that has just started may keep a reading waiting
 * for seconds (see `readManaged`), and what it found must not come after what was set meanwhile.
 */
export function createPaceKeeper(db: () => Promise<MemoriesDb>, settings: () => Promise<Pace>): () => Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  return () => {
    const kept = turn.then(async () => setPace(await db(), await settings()));
    turn = kept.catch(() => undefined);
    return kept;
  };
}

type Pace = Pick<Settings, 'requestsPerMinute' | 'dailyCap'>;

/** Each start of the worker comes by here, nearly always with what stands there: only a change is written. */
async function setPace(db: MemoriesDb, { requestsPerMinute, dailyCap }: Pace): Promise<void> {
  const intervalMs = SCRAPER_INTERVAL_MS / requestsPerMinute;
  const tx = reading(db);
  const [known, cap] = await Promise.all([readMeta(tx, 'scraperIntervalMs'), readCap(tx)]);
  if (known === intervalMs && cap === dailyCap) return;
  await write(db, async (tx) => {
    await writeMeta(tx, 'scraperIntervalMs', intervalMs);
    await setCap(tx, dailyCap);
  });
}
