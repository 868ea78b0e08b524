import { savedAlready } from './accept';
import { cleared } from './bisect';
import { write } from './db';
import type { MemoriesDb, WriteTx } from './schema';
import type { Removed } from './take-back';
import { type Capture, OPEN_STATUSES } from './types';

/**
 * Puts captures on the list again as they were when they were removed; what was under way is asked for again. What
 * was saved anew meanwhile stays as it is, and nothing waits again of an import that was cancelled. Out: their ids.
 */
export function putBack(db: MemoriesDb, removed: readonly Removed[], now: number): Promise<string[]> {
  return write(db, async (tx) => {
    const done: string[] = [];
    for (const one of removed) if (await putOneBack(tx, one, now)) done.push(one.capture.id);
    return done;
  });
}

async function putOneBack(tx: WriteTx, { capture, file }: Removed, now: number): Promise<boolean> {
  const { id, key, status } = capture;
  const captures = tx.objectStore('captures');
  if (await captures.getKey(id)) return false;
  const isLive = status !== 'failed' && status !== 'cancelled';
  if (isLive && (await savedAlready(tx, key, capture))) return false;
  const isWaiting = status === 'queued' || status === 'resolving';
  if (isWaiting && (await isCalledOff(tx, capture))) return false;
  await captures.put(status === 'queued' ? { ...cleared(capture, now), problem: capture.problem } : capture);
  if (file) await tx.objectStore('blobs').put(file, id);
  if (OPEN_STATUSES.includes(status) && !isWaiting) await followAgain(tx, capture, now);
  return true;
}

async function isCalledOff(tx: WriteTx, { importId }: Capture): Promise<boolean> {
  const state = importId === undefined ? undefined : (await tx.objectStore('imports').get(importId))?.state;
  return state === 'cancelling' || state === 'cancelled';
}

/** A task that nobody waited for any more has ended meanwhile. */
async function followAgain(tx: WriteTx, { taskId }: Capture, now: number): Promise<void> {
  const task = taskId === undefined ? undefined : await tx.objectStore('tasks').get(taskId);
  if (task && task.nextCheckAt === undefined)
    await tx.objectStore('tasks').put({ ...task, state: 'following', nextCheckAt: now });
}
