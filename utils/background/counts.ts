import { countsWith, sumOf } from '../captures/counts';
import { reading } from '../captures/db';
import { readMeta } from '../captures/meta';
import type { HaltCode } from '../captures/rows';
import type { MemoriesDb } from '../captures/schema';
import { OPEN_STATUSES } from '../captures/types';

/**
 * Where the counts of the last change are kept, so that a worker that starts anew tells nothing twice. Not in
 * `storage.session`, which content scripts can read.
 */
export const COUNTS = 'counts';

/** How many captures there are of each kind that badge and notifications speak of. */
export interface Counts {
  /** Not ended yet. */
  open: number;
  /** Of the time when last nothing was open: only then is it looked how these have grown. */
  ready: number;
  failed: number;
  halt?: HaltCode;
}

export const NO_COUNTS: Counts = { open: 0, ready: 0, failed: 0 };

/** Counts anew, after `before`. Of the history only when nothing is open: then there is something to say of it. */
export async function countCaptures(db: MemoriesDb, before: Counts): Promise<Counts> {
  const tx = reading(db);
  const [halt, open, ready, failed] = await Promise.all([
    readMeta(tx, 'halt'),
    countsWith(tx, OPEN_STATUSES).then(sumOf),
    countsWith(tx, ['ready']).then(sumOf),
    countsWith(tx, ['failed']).then(sumOf),
  ]);
  if (open > 0) return { open, halt: halt?.code, ready: before.ready, failed: before.failed };
  return { open, halt: halt?.code, ready, failed };
}
