import { reading, statusRange } from '../captures/db';
import { readMeta } from '../captures/meta';
import type { HaltCode } from '../captures/rows';
import type { MemoriesDb, ReadTx } from '../captures/schema';
import { type CaptureStatus, OPEN_STATUSES } from '../captures/types';

/**
 * Where the counts of the last change are kept, so that a worker that starts anew tells nothing twice. Not in
 * `storage.session`, which content scripts can read.
 */
export const COUNTS = 'counts';

/** How many captures there are of each kind that badge and notifications speak of. */
export interface Counts {
  /** Not ended yet; some more than `SHOWN` stand for all numbers beyond. */
  open: number;
  /** Of the time when last nothing was open: only then is it looked how these have grown. */
  ready: number;
  failed: number;
  halt?: HaltCode;
}

export const NO_COUNTS: Counts = { open: 0, ready: 0, failed: 0 };

/** The badge shows numbers up to this. */
export const SHOWN = 999;

/**
 * Counts anew, after `before`. However many wait, no more than the badge shows are looked at; the history is counted
 * when nothing is open, since only then there is something to say of it.
 */
export async function countCaptures(db: MemoriesDb, before: Counts): Promise<Counts> {
  const tx = reading(db);
  const [halt, ...open] = await Promise.all([
    readMeta(tx, 'halt'),
    ...OPEN_STATUSES.map((status) => countSome(tx, status)),
  ]);
  const counts = { open: open.reduce((sum, n) => sum + n, 0), halt: halt?.code };
  if (counts.open > 0) return { ...counts, ready: before.ready, failed: before.failed };
  const index = reading(db).objectStore('captures').index('status');
  const [ready, failed] = await Promise.all([index.count(statusRange('ready')), index.count(statusRange('failed'))]);
  return { ...counts, ready, failed };
}

async function countSome(tx: ReadTx, status: CaptureStatus): Promise<number> {
  const keys = await tx
    .objectStore('captures')
    .index('status')
    .getAllKeys(statusRange(status), SHOWN + 1);
  return keys.length;
}
