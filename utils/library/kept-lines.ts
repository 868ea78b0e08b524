import type { Line } from '../memories/library-schemas';
import type { LibraryDb, TranscriptKind } from './db';
import type { Save } from './document';
import { hasParts, partOf, videosToShow } from './parts';

/** A line, and of a save of several videos which of them it is of. */
export interface KeptLine extends Line {
  part?: Save;
}

/** What is kept of all videos of a save, one after the other; nothing without a database. */
export async function keptLines(db: LibraryDb | null, save: Save, of: TranscriptKind): Promise<KeptLine[]> {
  const kept = await Promise.all(
    videosToShow(save).map((no) => db?.get('transcripts', [no, of]).catch(() => undefined)),
  );
  return kept.flatMap((one) => {
    const lines = one?.lines ?? [];
    if (!one || lines.length === 0 || !hasParts(save)) return lines;
    const part = partOf(save, one.videoNo);
    return lines.map((line) => ({ ...line, part }));
  });
}
