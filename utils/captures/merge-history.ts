import type { HistoryCapture, HistoryImport } from '../history/history-schema';
import { write } from './db';
import { isFollowed, isUnsent } from './journal/at-rest';
import type { MemoriesDb, WriteTx } from './schema';
import { addTask, isVideoTaskId } from './tasks';
import type { Capture, Import, ProblemCode } from './types';

export interface Merged {
  /** Rows that were not here. */
  added: number;
  /** Rows that were here, and of which the file knew more. */
  completed: number;
  /** Rows that were here as they are in the file, or further on. */
  known: number;
  /** Of the added: had not been sent where the file was written. */
  unsent: number;
}

/**
 * Takes in a portion of a history from elsewhere: all of it or nothing. Nothing is ever sent because of it: what had
 * not left there comes in as cancelled, to be sent again by a person. What was on its way is followed on by its task
 * (asking changes nothing). The same thing for the same library, namespace and folder is one row: what is here stays,
 * unless it came to nothing here and to something there.
 */
export function mergeHistory(
  db: MemoriesDb,
  captures: readonly HistoryCapture[],
  imports: readonly HistoryImport[],
  now: number,
): Promise<Merged> {
  return write(db, async (tx) => {
    for (const one of imports) await mergeImport(tx, one, now);
    const merged: Merged = { added: 0, completed: 0, known: 0, unsent: 0 };
    const store = tx.objectStore('captures');
    const [sameKey, sameId] = await Promise.all([
      Promise.all(captures.map(({ key }) => store.index('key').getAll(key))),
      Promise.all(captures.map(({ id }) => store.get(id))),
    ]);
    const here = new Map<string, Capture>();
    for (const capture of sameKey.flat()) here.set(placeOf(capture), better(capture, here.get(placeOf(capture))));
    const taken = new Set(sameId.map((capture) => capture?.id));
    for (const row of captures) {
      const capture = arrived(row, now);
      const known = here.get(placeOf(capture));
      if (!known) {
        const id = taken.has(capture.id) ? crypto.randomUUID() : capture.id;
        await keep(tx, { ...capture, id }, here, now);
        taken.add(id);
        merged.added += 1;
        merged.unsent += Number(isUnsent(row));
      } else if (knowsMore(capture, known)) {
        const { status, taskId, videoNos, videos, updatedAt } = capture;
        await keep(tx, { ...known, status, taskId, videoNos, videos, updatedAt, problem: undefined }, here, now);
        merged.completed += 1;
      } else merged.known += 1;
    }
    return merged;
  });
}

async function keep(tx: WriteTx, capture: Capture, here: Map<string, Capture>, now: number): Promise<void> {
  here.set(placeOf(capture), capture);
  await tx.objectStore('captures').put(capture);
  const { id, taskId, library, namespace, videoNos } = capture;
  if (!isFollowed(capture) || !taskId) return;
  const videos = isVideoTaskId(taskId) ? videoNos : [];
  await addTask(tx, { id: taskId, library, namespace, captureIds: [id], videoNos: videos }, now, capture.updatedAt);
}

/** What makes two rows the same. */
function placeOf({ key, library, namespace, folderId }: Capture): string {
  return JSON.stringify([key, library, namespace, folderId ?? '']);
}

/** A row of the file as it is here. */
function arrived({ problem, ...row }: HistoryCapture, now: number): Capture {
  const capture: Capture = {
    ...row,
    createdAt: Math.min(row.createdAt, now),
    updatedAt: Math.min(row.updatedAt, now),
    attempts: 0,
    ...(problem && { problem: { ...problem, code: problem.code as ProblemCode } }),
  };
  const isAdrift = isFollowed(capture) && !capture.taskId;
  return isUnsent(capture) || isAdrift ? { ...capture, status: 'cancelled', problem: undefined } : capture;
}

const isNothing = ({ status }: Capture) => status === 'failed' || status === 'cancelled';

function knowsMore(theirs: Capture, ours: Capture): boolean {
  if (isNothing(theirs)) return false;
  if (isNothing(ours)) return true;
  return (
    theirs.status === 'ready' && ours.status === 'ready' && ours.videoNos.length === 0 && theirs.videoNos.length > 0
  );
}

function better(one: Capture, other: Capture | undefined): Capture {
  return other && (isNothing(one) || (one.videoNos.length === 0 && !isNothing(other))) ? other : one;
}

/** An import comes with what became of it; nothing of it waits here. Its next id must be free on both computers. */
async function mergeImport(tx: WriteTx, one: HistoryImport, now: number): Promise<void> {
  const store = tx.objectStore('imports');
  const known = await store.get(one.id);
  const state = one.state === 'cancelling' || one.state === 'cancelled' ? 'cancelled' : 'open';
  const next: Import = known
    ? { ...known, total: Math.max(known.total, one.total) }
    : { ...one, state, createdAt: Math.min(one.createdAt, now) };
  await store.put(next);
}
