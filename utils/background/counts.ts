import { type MemoriesDb, reading, statusRange } from '../captures/db';
import { type HaltCode, readMeta } from '../captures/meta';
import { type CaptureStatus, OPEN_STATUSES } from '../captures/types';

/** How many captures there are of each kind that badge and notifications speak of. */
export interface Counts {
  /** Not ended yet. */
  open: number;
  ready: number;
  failed: number;
  halt?: HaltCode;
}

export const NO_COUNTS: Counts = { open: 0, ready: 0, failed: 0 };

export async function countCaptures(db: MemoriesDb): Promise<Counts> {
  const tx = reading(db);
  const index = tx.objectStore('captures').index('status');
  const count = (status: CaptureStatus) => index.count(statusRange(status));
  const [ready, failed, halt, ...open] = await Promise.all([
    count('ready'),
    count('failed'),
    readMeta(tx, 'halt'),
    ...OPEN_STATUSES.map(count),
  ]);
  return { open: open.reduce((sum, n) => sum + n, 0), ready, failed, halt: halt?.code };
}
