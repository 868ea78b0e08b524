import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { LibraryDb } from './db';
import type { Save } from './document';
import { fileNames } from './file-names';
import { keptLines } from './kept-lines';
import { type MarkdownWords, markdownOf } from './markdown';

/** The format knows no day before 1980. */
const EARLIEST = Date.UTC(1980, 0, 2);

/** Between two breaths. */
const PORTION = 20;

/** Saves as Markdown, a file each, in one ZIP. `breathe` is awaited between portions. */
export async function markdownZip(
  saves: readonly Save[],
  db: LibraryDb | null,
  words: MarkdownWords,
  breathe: () => Promise<void>,
): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const names = fileNames(saves);
  for (const [i, save] of saves.entries()) {
    const said = { speech: await keptLines(db, save, 'speech'), scenes: await keptLines(db, save, 'scenes') };
    const file = new ZipDeflate(names[i] ?? `${i}.md`, { level: 6 });
    file.mtime = Math.max(save.createdAt, EARLIEST);
    zip.add(file);
    file.push(strToU8(markdownOf(save, said, words)), true);
    if (i % PORTION === PORTION - 1) await breathe();
  }
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
}
