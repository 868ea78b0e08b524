import { textOf } from './decode.ts';
import type { Findings } from './findings.ts';
import { readers } from './readers/index.ts';
import type { Sample } from './readers/reader.ts';

/** Reading was stopped by the person. */
export class StopError extends Error {}

/** One reading of a file that a person brought, whatever is packed in it. */
export interface Reading {
  found: Findings;
  /** Names of the readers that found something. */
  formats: Set<string>;
  /** Told how far reading is, in bytes of the file; throws `StopError` when the person had enough. */
  tell: (read: number) => void;
}

/** Beginnings of files that are no text. https://en.wikipedia.org/wiki/List_of_file_signatures */
const OTHER_KINDS = /^(?:%PDF|GIF8|RIFF|OggS|Rar!|SQLite format 3)/;

/** A `Blob` has no name. */
export const nameOf = ({ name }: Partial<File>) => name ?? '';

export function sampleOf(path: string): Omit<Sample, 'head'> {
  return { path: path.toLowerCase(), name: path.replace(/^.*[/\\]/, '') };
}

/** The same bytes; `tell` hears how many have been taken up so far. */
export async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  tell: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    yield chunk;
    read += chunk.length;
    tell(read);
  }
}

/** Reads the bytes of one list with the first reader that they fit. */
export async function readBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  { found, formats }: Reading,
): Promise<void> {
  const names = sampleOf(path);
  const { head, all } = await withHead(textOf(bytes));
  if (!head.trim()) return found.leave('empty', names.name);
  if (isOtherKind(head)) return found.leave('not-a-list', names.name);
  const sample: Sample = { ...names, head };
  const reader = readers.find(({ fits }) => fits(sample));
  const before = found.count;
  await reader?.read(all, found, sample);
  if (reader && found.count > before) formats.add(reader.name);
}

/** The first portion of a text, and all of it. */
async function withHead(text: AsyncGenerator<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  let head = '';
  while (head.length < 16_000) {
    const { value, done } = await text.next();
    if (done) break;
    head += value;
  }
  const all = (async function* () {
    yield head;
    yield* text;
  })();
  return { head, all };
}

/** Bytes of a picture read as text, or marks that no text holds. */
function isOtherKind(head: string): boolean {
  const start = head.slice(0, 4000);
  const controls = start.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  return OTHER_KINDS.test(start) || controls > Math.max(3, start.length * 0.02);
}
