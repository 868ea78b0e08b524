import { recognise } from '../platforms/index';
import { cleared } from './bisect';
import { write } from './db';
import type { MemoriesDb, StoredFile, WriteTx } from './schema';
import type { Capture, CaptureStatus } from './types';

const NOT_SENT: readonly CaptureStatus[] = ['resolving', 'queued'];
const RETRIABLE: readonly CaptureStatus[] = ['failed', 'cancelled'];
/** All but `sending`: what is under way can't be removed, its outcome would have nowhere to go. */
const REMOVABLE: readonly CaptureStatus[] = [...NOT_SENT, ...RETRIABLE, 'downloading', 'indexing', 'stalled', 'ready'];

/** Takes back what has not left yet. Out: the ids that were taken back and those that had left or are unknown. */
export function cancelCaptures(db: MemoriesDb, ids: readonly string[], now: number) {
  return split(db, ids, NOT_SENT, (tx, capture) => takeBack(tx, capture, now));
}

/** Takes back a capture that has not left. */
export async function takeBack(tx: WriteTx, capture: Capture, now: number): Promise<void> {
  await freeFellows(tx, capture, now);
  const taken: Capture = { ...capture, status: 'cancelled', updatedAt: now, batchToken: undefined };
  await tx.objectStore('captures').put({ ...taken, refusedAt: undefined, problem: undefined, notBefore: undefined });
  await tx.objectStore('blobs').delete(capture.id);
}

/** What was taken off the list, whole. */
export interface Removed {
  capture: Capture;
  /** An image that waited to be sent. */
  file?: StoredFile;
}

/**
 * Forgets captures; what they brought stays in the library. What is being sent stays. Out: the removed ids;
 * `remember` gets each with its file, for whoever wants it back (`putBack`).
 */
export async function removeCaptures(
  db: MemoriesDb,
  ids: readonly string[],
  now: number,
  remember?: (removed: Removed) => void,
): Promise<string[]> {
  const { done } = await split(db, ids, REMOVABLE, async (tx, capture) => {
    remember?.({ capture, file: await tx.objectStore('blobs').get(capture.id) });
    await freeFellows(tx, capture, now);
    await tx.objectStore('captures').delete(capture.id);
    await tx.objectStore('blobs').delete(capture.id);
  });
  return done;
}

/**
 * Lets what failed or was cancelled wait to be sent once more. Files can't: their page is gone. What a
 * folder refused goes to `folder`, the one that is chosen by then; all else stays where it was to go.
 */
export async function retryCaptures(
  db: MemoriesDb,
  ids: readonly string[],
  now: number,
  folder = '',
  publicSaving = true,
): Promise<string[]> {
  const { done } = await split(db, ids, RETRIABLE, async (tx, capture) => {
    if (capture.library === 'public' && !publicSaving) return false;
    if (capture.platform === 'local') return false;
    if (capture.kind === 'image' && !(await tx.objectStore('blobs').getKey(capture.id))) return false;
    const place = capture.problem?.code === 'folder-refused' ? { folderId: folder || undefined } : {};
    await tx.objectStore('captures').put({ ...anew(capture, now), ...place });
    return true;
  });
  return done;
}

/** A capture as if nothing had been tried: what was asked for, without what became of it. */
export function anew(capture: Capture, now: number): Capture {
  const { taskId, videos, problem, leaseUntil, notBefore, batchToken, refusals, refusedAt, ...asked } = capture;
  const status = recognise(capture.url)?.id === null ? 'resolving' : 'queued';
  return { ...asked, status, updatedAt: now, attempts: 0, videoNos: [] };
}

/** Whoever leaves a search takes its certainty along: the rest may hold no bad one any more. */
async function freeFellows(tx: WriteTx, { id, batchToken }: Capture, now: number): Promise<void> {
  if (batchToken === undefined) return;
  const suspects = await tx.objectStore('captures').index('batchToken').getAll(batchToken);
  for (const suspect of suspects) {
    if (suspect.id === id || suspect.status !== 'queued') continue;
    await tx.objectStore('captures').put(cleared(suspect, now));
  }
}

/** Applies `change` to the captures with one of the statuses; it may answer false to decline. */
async function split(
  db: MemoriesDb,
  ids: readonly string[],
  statuses: readonly CaptureStatus[],
  change: (tx: WriteTx, capture: Capture) => Promise<unknown>,
): Promise<{ done: string[]; tooLate: string[] }> {
  return write(db, async (tx) => {
    const done: string[] = [];
    const tooLate: string[] = [];
    for (const id of ids) {
      const capture = await tx.objectStore('captures').get(id);
      const changed = capture && statuses.includes(capture.status) && (await change(tx, capture)) !== false;
      (changed ? done : tooLate).push(id);
    }
    return { done, tooLate };
  });
}
