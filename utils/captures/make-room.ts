import { write } from './db';
import { type MemoriesDb, statusRange } from './schema';

/** So many a time: small enough for a disk on which there is hardly room to note that. */
const AT_ONCE = 1_000;

/** Forgets the oldest captures that have ended, and nothing else. Out: how many. */
export function removeOldest(db: MemoriesDb): Promise<number> {
  return write(db, async (tx) => {
    const store = tx.objectStore('captures');
    const ended = (['ready', 'failed', 'cancelled'] as const).map((status) =>
      store.index('status').getAllKeys(statusRange(status)),
    );
    const oldest = (await Promise.all(ended)).flat().sort().slice(0, AT_ONCE);
    for (const id of oldest) {
      await store.delete(id);
      await tx.objectStore('blobs').delete(id);
    }
    return oldest.length;
  });
}
