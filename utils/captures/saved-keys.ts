import type { TargetKey } from '../platforms/types';
import type { MemoriesDb } from './db';
import type { Library } from './types';

/** Rows of one reading: some milliseconds. */
const STEP = 1000;

/**
 * The keys of everything that is in a library or on its way there. Reads all captures in portions between which the
 * page is free: for a long list that is quicker than a question for each of its rows.
 */
export async function readSavedKeys(
  db: MemoriesDb,
  library: Library,
  signal?: AbortSignal,
): Promise<ReadonlySet<TargetKey>> {
  const keys = new Set<TargetKey>();
  let after: string | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const rows = await db.getAll('captures', range, STEP);
    for (const { key, library: where, status } of rows) {
      if (where === library && status !== 'failed' && status !== 'cancelled') keys.add(key);
    }
    after = rows.at(-1)?.id;
    if (rows.length < STEP || signal?.aborted) return keys;
  }
}
