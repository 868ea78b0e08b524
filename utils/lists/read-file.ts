import { bytesOf, textOf } from './decode.ts';
import { Findings } from './findings.ts';
import {
  BombError,
  isReadable,
  isZip,
  MAX_UNPACKED,
  type Member,
  membersBefore,
  membersOf,
  unpack,
} from './formats/zip.ts';
import { readers } from './readers/index.ts';
import type { Sample } from './readers/reader.ts';
import { readWorkbook } from './readers/workbook.ts';
import type { ListContents, ReadOptions } from './types.ts';

/** Members of an archive that can hold a list; pictures, films and programs are not even unpacked. */
const LISTS_IN_ZIP =
  /\.(?:json|jsonl|ndjson|js|csv|tsv|txt|html?|md|opml|xml|db|eml)$|^word\/_rels\/document\.xml\.rels$/i;

/** What systems put into archives, and the page about an archive of Google or Meta, whose links lead to help. */
const OTHERS_IN_ZIP = /(?:^|\/)(?:__MACOSX|\.)|^takeout\/[^/]+\.html$|(?:^|\/)start_here\.html$/i;

/** Beginnings of files that are no text. https://en.wikipedia.org/wiki/List_of_file_signatures */
const OTHER_KINDS = /^(?:%PDF|GIF8|RIFF|OggS|Rar!|SQLite format 3)/;

/** Reading was stopped by the person. */
class StopError extends Error {}

/** Reads a file, or everything in a ZIP that may be a list. Rejects only when `signal` says so. */
export async function readFile(file: File, { signal, onProgress }: ReadOptions = {}): Promise<ListContents> {
  const found = new Findings();
  const formats = new Set<string>();
  const tell = (read: number) => {
    if (signal?.aborted) throw new StopError();
    onProgress?.({ read: Math.min(read, file.size), size: file.size, found: found.count });
  };
  try {
    if (file.size === 0) found.leave('empty', nameOf(file));
    else if (await isZip(file)) await readZip(file, found, formats, tell);
    else await readBytes(counted(bytesOf(file), tell), sampleOf(nameOf(file)), found, formats);
  } catch (error) {
    signal?.throwIfAborted();
    // The browser forbids reading a file that has changed since it was chosen.
    found.leave(error instanceof Error && error.name === 'NotReadableError' ? 'changed' : 'cut-off', nameOf(file));
  }
  signal?.throwIfAborted();
  tell(file.size);
  const { sections, leftOut } = found;
  if (sections.length === 0 && leftOut.length === 0) found.leave('nothing-found', nameOf(file));
  return { format: [...formats].join(', ') || 'Unknown', sections, leftOut: found.leftOut };
}

/** A `Blob` has no name. */
const nameOf = ({ name }: Partial<File>) => name ?? '';

function sampleOf(path: string): Omit<Sample, 'head'> {
  return { path: path.toLowerCase(), name: path.replace(/^.*[/\\]/, '') };
}

async function* counted(bytes: AsyncIterable<Uint8Array>, tell: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of bytes) {
    yield chunk;
    read += chunk.length;
    tell(read);
  }
}

async function readZip(file: File, found: Findings, formats: Set<string>, tell: (read: number) => void): Promise<void> {
  const directory = await membersOf(file);
  if (!directory) found.leave('cut-off', nameOf(file));
  const members = directory ?? (await membersBefore(file));
  const budget = { left: MAX_UNPACKED };
  if (members.some(({ path }) => path === 'xl/workbook.xml')) {
    const part = (path: string) => {
      const member = members.find((one) => one.path === path);
      if (!member || !isReadable(member)) return undefined;
      return textOf(counted(unpack(file, member, budget), () => tell(member.offset)));
    };
    const sheets = members.map(({ path }) => path).filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path));
    const before = found.count;
    try {
      await readWorkbook(sheets, part, found, { ...sampleOf(nameOf(file)), head: '' });
    } catch (error) {
      if (error instanceof StopError) throw error;
      found.leave(error instanceof BombError ? 'bomb' : 'broken', nameOf(file));
    }
    if (found.count > before) formats.add('Workbook');
    return;
  }
  for (const member of members.filter(({ path }) => LISTS_IN_ZIP.test(path) && !OTHERS_IN_ZIP.test(path))) {
    tell(member.offset);
    // How far reading is in the file, told from how much of the member is unpacked.
    const share = member.packed / Math.max(member.unpacked, 1);
    const bytes = counted(unpack(file, member, budget), (read) => tell(member.offset + read * share));
    const isGoingOn = await readMember(member.isCut ? wholeLines(bytes) : bytes, member, found, formats);
    if (!isGoingOn) return;
  }
}

/** All but what stands behind the last line end: of that a part is missing. */
async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      yield* held;
      yield chunk.subarray(0, end);
      held = [];
    }
    if (end < chunk.length) held.push(chunk.subarray(end));
  }
}

/** Reads one member; gives whether the ZIP may be read on. What stops on purpose is passed on. */
async function readMember(
  bytes: AsyncIterable<Uint8Array>,
  member: Member,
  found: Findings,
  formats: Set<string>,
): Promise<boolean> {
  if (member.isEncrypted) found.leave('encrypted', member.path);
  else if (!isReadable(member)) found.leave('unsupported', member.path);
  else {
    try {
      await readBytes(bytes, sampleOf(member.path), found, formats);
    } catch (error) {
      if (error instanceof StopError) throw error;
      const isBomb = error instanceof BombError;
      found.leave(isBomb ? 'bomb' : 'broken', member.path);
      return !isBomb;
    }
  }
  return true;
}

async function readBytes(
  bytes: AsyncIterable<Uint8Array>,
  names: Omit<Sample, 'head'>,
  found: Findings,
  formats: Set<string>,
): Promise<void> {
  const text = textOf(bytes);
  const { head, all } = await withHead(text);
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
