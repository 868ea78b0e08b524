import { atRest, isFollowed, isSame, isUnsent } from '../journal/at-rest';
import type { Truth } from '../journal/fold';
import { unpackFile } from '../journal/pack';
import type { Lane, Restored } from '../rows';
import type { WriteTx } from '../schema';
import { addTask, isVideoTaskId } from '../tasks';
import type { Capture } from '../types';

/**
 * Brings the database to what the copies know. What is the same stays as it is; where the database was thrown back
 * (`isBack`), rows that no copy knows were removed since, and what waits in it has long left or was taken back.
 */
export async function restore(tx: WriteTx, truth: Truth, isBack: boolean, now: number): Promise<Restored> {
  const captures = tx.objectStore('captures');
  let { lost } = truth;
  let restored = 0;
  for (const [key, file] of truth.blobs) {
    const owner = truth.captures.get(key);
    if (owner && isUnsent(owner)) await tx.objectStore('blobs').put(unpackFile(file), key);
  }
  for (const [id, entry] of truth.captures) {
    const known = await captures.get(id);
    if (known && isSame(atRest(known), entry)) continue;
    const capture = await revived(tx, entry, now);
    if (capture.problem?.code === 'interrupted' && isUnsent(entry)) lost += 1;
    await captures.put(capture);
    await followAgain(tx, capture, now);
    restored += 1;
  }
  if (isBack) {
    for (const capture of await captures.getAll()) {
      if (truth.captures.has(capture.id) || !(truth.complete || isUnsent(capture))) continue;
      await captures.delete(capture.id);
      await tx.objectStore('blobs').delete(capture.id);
    }
  }
  for (const imported of truth.imports.values()) await tx.objectStore('imports').put(imported);
  for (const [name, value] of truth.meta) {
    const isLane = name.startsWith('lane:');
    // When its last request left is not known any more: as if it had been just now.
    await tx.objectStore('meta').put((isLane ? { ...(value as Lane), lastAt: now } : value) as Lane, name);
  }
  return { restored, lost };
}

/**
 * A capture in a state from which it goes on: what has not left waits; a search for a bad address begins anew, its
 * other half may be gone; a picture whose bytes are gone, and a file whose page is, can't be sent.
 */
async function revived(tx: WriteTx, entry: Capture, now: number): Promise<Capture> {
  if (isFollowed(entry) && !entry.taskId) return { ...entry, status: 'queued', updatedAt: now };
  if (!isUnsent(entry)) return entry;
  const isBodiless = entry.kind === 'image' && !(await tx.objectStore('blobs').getKey(entry.id));
  if (isBodiless || entry.platform === 'local') {
    return { ...entry, status: 'failed', updatedAt: now, problem: { code: 'interrupted' } };
  }
  return { ...entry, batchToken: undefined, refusals: undefined };
}

/** Tasks are not kept twice: what is to be followed says which. */
async function followAgain(tx: WriteTx, capture: Capture, now: number): Promise<void> {
  const { id, taskId, library, namespace, videoNos } = capture;
  if (!isFollowed(capture) || !taskId) return;
  const known = await tx.objectStore('tasks').get(taskId);
  if (known?.captureIds.includes(id) && known.nextCheckAt !== undefined) return;
  const videos = isVideoTaskId(taskId) ? videoNos : [];
  const sentAt = Math.min(capture.updatedAt, now);
  await addTask(tx, { id: taskId, library, namespace, captureIds: [id], videoNos: videos }, now, sentAt);
}
