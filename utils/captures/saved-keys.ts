import type { TargetKey } from '../platforms/types';
import type { MemoriesDb } from './schema';
import type { Library } from './types';
import { allCaptures } from './walk';

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
  for await (const rows of allCaptures(db)) {
    for (const { key, library: where, status } of rows) {
      if (where === library && status !== 'failed' && status !== 'cancelled') keys.add(key);
    }
    if (signal?.aborted) break;
  }
  return keys;
}
