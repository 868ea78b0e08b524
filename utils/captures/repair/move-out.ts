import { plainWrite } from '../db';
import { type MemoriesDb, ROW_STORES } from '../schema';

/**
 * Takes what can still be read of a damaged database into another, whose own rows go: those are of an earlier try. What
 * can't be read the second copy brings back there. A damaged database is not written to again: Chromium goes on behind
 * the damaged end of a log and loses that at the next start, too (seen with a log cut in half, Chromium 156, 2026-11-26).
 */
export async function moveOut(damaged: MemoriesDb, into: MemoriesDb): Promise<void> {
  const rows = await Promise.all(ROW_STORES.map((name) => readRows(damaged, name)));
  await plainWrite(into, async (tx) => {
    await Promise.all(ROW_STORES.map((name) => tx.objectStore(name).clear()));
    await Promise.all(
      ROW_STORES.flatMap((name, i) => {
        const store = tx.objectStore(name);
        // Only what has its key in itself may not be given one.
        return (rows[i] ?? []).map(([key, value]) => store.put(value, store.keyPath === null ? key : undefined));
      }),
    );
  });
}

type Row = [key: string, value: never];

async function readRows(db: MemoriesDb, name: (typeof ROW_STORES)[number]): Promise<Row[]> {
  try {
    const tx = db.transaction(name);
    const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
    return keys.map((key, i) => [key, values[i] as never]);
  } catch {
    return [];
  }
}
