import { write } from '../captures/db';
import { setCap } from '../captures/ledger';
import { writeMeta } from '../captures/meta';
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

/** Takes over the settings "Requests per minute" and "Most a day" into the database, where planner and pages find them. */
export async function setPace(
  db: MemoriesDb,
  { requestsPerMinute, dailyCap }: Pick<Settings, 'requestsPerMinute' | 'dailyCap'>,
): Promise<void> {
  await write(db, async (tx) => {
    await writeMeta(tx, 'scraperIntervalMs', SCRAPER_INTERVAL_MS / requestsPerMinute);
    await setCap(tx, dailyCap);
  });
}
