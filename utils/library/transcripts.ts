import type { Line } from '../memories/library-schemas';
import type { LibraryDb, StoredTranscript, TranscriptKind } from './db';

/** That nothing is said counts for so long, ms: it may only not have been known yet. */
const NOTHING_COUNTS_FOR_MS = 24 * 60 * 60_000;

/** What is kept of a video; undefined: nothing that counts at `now`. */
export async function readTranscript(
  db: LibraryDb,
  videoNo: string,
  of: TranscriptKind,
  now: number,
): Promise<StoredTranscript | undefined> {
  const kept = await db.get('transcripts', [videoNo, of]);
  const isOld = kept?.lines === null && Math.abs(now - kept.at) >= NOTHING_COUNTS_FOR_MS;
  return isOld ? undefined : kept;
}

export async function keepTranscript(
  db: LibraryDb,
  videoNo: string,
  of: TranscriptKind,
  lines: Line[] | null,
  at: number,
): Promise<void> {
  await db.put('transcripts', { videoNo, of, lines, at });
}

/** Removes what is kept of videos that were deleted. */
export async function dropTranscripts(db: LibraryDb, videoNos: readonly string[]): Promise<void> {
  const tx = db.transaction('transcripts', 'readwrite');
  for (const videoNo of videoNos) await tx.store.delete(IDBKeyRange.bound([videoNo], [videoNo, []]));
  await tx.done;
}
