import type { MemoriesDb } from './schema';
import type { Capture } from './types';

/** Rows of one reading: some milliseconds, between which a page is free. */
const STEP = 1000;

/** All captures in the order of their ids, in portions, however many there are. */
export async function* allCaptures(db: MemoriesDb): AsyncGenerator<Capture[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await db.getAll('captures', after === undefined ? null : IDBKeyRange.lowerBound(after, true), STEP);
    yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < STEP) return;
  }
}
