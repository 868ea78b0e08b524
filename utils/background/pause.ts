import { type MemoriesDb, write } from '../captures/db';
import { writeMeta } from '../captures/meta';
import { SCRAPER_INTERVAL_MS } from '../memories/limits';

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

/** Takes over the setting "Requests per minute" into the database, where planner and pages find it. */
export async function setPace(db: MemoriesDb, requestsPerMinute: number): Promise<void> {
  await write(db, (tx) => writeMeta(tx, 'scraperIntervalMs', SCRAPER_INTERVAL_MS / requestsPerMinute));
}
