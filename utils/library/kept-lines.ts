import type { Line } from '../memories/library-schemas';
import type { LibraryDb, TranscriptKind } from './db';
import type { Save } from './document';

/** What is kept of all videos of a save, one after the other; nothing without a database. */
export async function keptLines(db: LibraryDb | null, { videoNos }: Save, of: TranscriptKind): Promise<Line[]> {
  const kept = await Promise.all(videoNos.map((no) => db?.get('transcripts', [no, of]).catch(() => undefined)));
  return kept.flatMap((one) => one?.lines ?? []);
}
