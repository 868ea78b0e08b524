import type { SaveOutcome } from '../messages';
import { savedAlready } from './accept';
import { write } from './db';
import { captureIds } from './ids';
import type { MemoriesDb, WriteTx } from './schema';
import { anew } from './take-back';
import { type Capture, controlState, type Library } from './types';

/** Sends things to a library they are not in yet, as captures of their own. One outcome for each that is known. */
export async function resendCaptures(
  db: MemoriesDb,
  ids: readonly string[],
  library: Library,
  now: number,
): Promise<SaveOutcome[]> {
  const nextId = captureIds(now);
  return write(db, async (tx) => {
    const outcomes: SaveOutcome[] = [];
    for (const id of ids) {
      const capture = await tx.objectStore('captures').get(id);
      if (capture) outcomes.push(await resend(tx, capture, byHand(anew(capture, now), nextId(), library, now)));
    }
    return outcomes;
  });
}

/** A copy of a capture, whatever it came with at first: somebody asked for this one. */
function byHand({ importId, ...capture }: Capture, id: string, library: Library, now: number): Capture {
  return { ...capture, id, library, createdAt: now };
}

async function resend(tx: WriteTx, { url, key, platform }: Capture, copy: Capture): Promise<SaveOutcome> {
  // Both libraries take things of the sites; files and direct addresses have no public endpoint.
  if (platform === 'web' || platform === 'local') return { url, outcome: 'unsupported', reason: 'other-site' };
  const saved = await savedAlready(tx, key, copy);
  if (saved) return { url, key, captureId: saved.id, outcome: 'already-saved', state: controlState(saved.status) };
  await tx.objectStore('captures').add(copy);
  return { url, key, captureId: copy.id, outcome: 'queued' };
}
