import type { StoredFile } from '../schema';
import type { RawRow } from './recorder';
import type { JournalRow, PackedFile } from './types';

/**
 * Pictures up to this size stand in the journal with their bytes, base64 a third longer. Of larger ones (rare: what
 * sites show is below it) the journal keeps that they were wanted and where they were.
 */
export const LARGEST_PACKED = 1_000_000;

/** Rows as they can be written as text. */
export async function pack(rows: readonly RawRow[]): Promise<JournalRow[]> {
  const packed: JournalRow[] = [];
  for (const row of rows) {
    if (row[0] === 'blobs' && row[2] && 'blob' in row[2]) {
      if (row[2].blob.size <= LARGEST_PACKED) packed.push(['blobs', row[1], await packFile(row[2])]);
    } else packed.push(row as JournalRow);
  }
  return packed;
}

async function packFile({ blob, name }: StoredFile): Promise<PackedFile> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  // In pieces: so many arguments at once are more than a call takes.
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return { name, type: blob.type, base64: btoa(text) };
}

/** The file again. */
export function unpackFile({ name, type, base64 }: PackedFile): StoredFile {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return { name, blob: new Blob([bytes], { type }) };
}
