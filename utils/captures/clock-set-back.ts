import { type WriteTx, withStatus } from './db';
import { checkInterval, STALLED_AFTER_MS } from './tasks';

/** Nothing is ever held back longer than this, ms: a `Retry-After` of a day is the most that is heeded. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/**
 * A clock that went ahead and was put right leaves times behind that would not come for years. What lies further off
 * than anything we wait for is due now.
 */
export async function forgetImpossibleTimes(tx: WriteTx, now: number): Promise<void> {
  for (const status of ['queued', 'resolving'] as const) {
    for (const capture of await withStatus(tx, status)) {
      if ((capture.notBefore ?? 0) <= now + LONGEST_WAIT_MS) continue;
      await tx.objectStore('captures').put({ ...capture, notBefore: undefined });
    }
  }
  const tooLate = IDBKeyRange.lowerBound(now + checkInterval(STALLED_AFTER_MS), true);
  for (const task of await tx.objectStore('tasks').index('nextCheckAt').getAll(tooLate)) {
    await tx.objectStore('tasks').put({ ...task, nextCheckAt: now, createdAt: Math.min(task.createdAt, now) });
  }
}
