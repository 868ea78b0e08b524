import type { MemoriesDb } from '../schema';

/** Rows a step: a value that can't be read fails all that are asked for with it. */
const STEP = 1_000;

/** Reads all there is, and rejects when any of it can't be read. */
export async function readThrough(db: MemoriesDb): Promise<void> {
  for (const name of db.objectStoreNames) {
    let from: IDBKeyRange | null = null;
    for (;;) {
      const keys: IDBValidKey[] = await db.getAllKeys(name, from, STEP);
      await db.getAll(name, from, STEP);
      const last = keys.at(-1);
      if (keys.length < STEP || last === undefined) break;
      from = IDBKeyRange.lowerBound(last, true);
    }
  }
}
