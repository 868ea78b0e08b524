import { bytesOf, textOf } from './decode.ts';
import { gunzip } from './formats/gzip.ts';
import { isTar, membersOfTar } from './formats/tar.ts';
import { BombError, isReadable, MAX_UNPACKED, type Member, membersBefore, membersOf, unpack } from './formats/zip.ts';
import { counted, nameOf, type Reading, readBytes, StopError, sampleOf } from './read-bytes.ts';
import { readWorkbook } from './readers/workbook.ts';

/** Members of an archive that can hold a list; pictures, films, programs, mailboxes, contacts and calendars are not even unpacked. */
const LISTS =
  /\.(?:json|jsonl|ndjson|js|har|ipynb|csv|tsv|txt|srt|vtt|x?html?|mht|mhtml|md|markdown|org|tex|bib|ris|rdf|opml|xml|xspf|m3u8?|pls|plist|webloc|url|desktop|enex|rtf|ya?ml|toml|db|eml)$|^(?:word|ppt\/slides)\/_rels\/[^/]+\.rels$/i;

/** Archives within an archive, and what offices pack like one. */
const ARCHIVES = /\.(?:zip|xlsx|docx|pptx|ods|odt|odp|epub)$/i;

/** Such an archive is held in memory while it is read. Bytes. */
const MAX_INNER = 100_000_000;

/** What systems put into archives, and the page about an archive of Google or Meta, whose links lead to help. */
const OTHERS = /(?:^|\/)(?:__MACOSX|\.)|^takeout\/[^/]+\.html$|(?:^|\/)start_here\.html$/i;

const isList = (path: string) => LISTS.test(path) && !OTHERS.test(path);

/** One file that was packed, or an archive as Google and Unix make them (`.tgz`). */
export async function readGzip(file: File, reading: Reading): Promise<void> {
  const { first, all } = await withFirst(gunzip(counted(bytesOf(file), reading.tell)));
  if (!isTar(first)) {
    const onCut = () => reading.found.leave('cut-off', nameOf(file));
    return readBytes(upToCut(all, onCut), nameOf(file).replace(/\.gz$/i, ''), reading);
  }
  await readMembers(all, reading);
}

/** An archive that is not packed, as notes are exported. */
export function readTar(file: File, reading: Reading): Promise<void> {
  return readMembers(counted(bytesOf(file), reading.tell), reading);
}

async function readMembers(tar: AsyncIterable<Uint8Array>, reading: Reading): Promise<void> {
  for await (const { path, bytes } of membersOfTar(tar)) {
    if (isList(path)) await readBytes(bytes, path, reading);
  }
}

/** A portion long enough to tell what it begins, and all of it. */
async function withFirst(bytes: AsyncGenerator<Uint8Array>) {
  const { value = new Uint8Array() } = await bytes.next();
  const all = (async function* () {
    yield value;
    yield* bytes;
  })();
  return { first: value, all };
}

/** More is not kept back for the end of a line. Bytes. */
const MAX_HELD = 1 << 20;

/** All of it; where the packed bytes break off, up to the last line that is whole. */
async function* upToCut(bytes: AsyncIterable<Uint8Array>, onCut: () => void): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes) {
      const end = chunk.lastIndexOf(0x0a) + 1;
      if (end > 0 || length > MAX_HELD) {
        yield* held;
        if (end > 0) yield chunk.subarray(0, end);
        held = [];
        length = 0;
      }
      held.push(chunk.subarray(end));
      length += chunk.length - end;
    }
  } catch (error) {
    if (error instanceof StopError || error instanceof BombError) throw error;
    return onCut();
  }
  yield* held;
}

/** `budget`: how much may be unpacked in all, archives within the archive included. */
export async function readZip(file: File, reading: Reading, budget = { left: MAX_UNPACKED }): Promise<void> {
  const { found, tell } = reading;
  const directory = await membersOf(file);
  if (!directory) found.leave('cut-off', nameOf(file));
  const members = directory ?? (await membersBefore(file));
  if (members.some(({ path }) => path === 'xl/workbook.xml')) return readSheets(file, members, reading, budget);
  for (const member of members) {
    if (OTHERS.test(member.path)) continue;
    const isArchive = ARCHIVES.test(member.path);
    if (!isArchive && !isList(member.path)) continue;
    tell(member.offset);
    if (isArchive) await readMember(member, reading, () => readInner(file, member, reading, budget));
    else
      await readMember(member, reading, () =>
        readBytes(bytesOfMember(file, member, reading, budget), member.path, reading),
      );
  }
}

/** Reads one member. What is wrong with it is noted; what stops the whole reading is passed on. */
async function readMember(member: Member, { found }: Reading, read: () => Promise<void>): Promise<void> {
  if (member.isEncrypted) return found.leave('encrypted', member.path);
  if (!isReadable(member)) return found.leave('unsupported', member.path);
  try {
    await read();
  } catch (error) {
    if (error instanceof StopError || error instanceof BombError) throw error;
    found.leave('broken', member.path);
  }
}

function bytesOfMember(file: File, member: Member, { tell }: Reading, budget: { left: number }) {
  // How far reading is in the file, told from how much of the member is unpacked.
  const share = member.packed / Math.max(member.unpacked, 1);
  const bytes = counted(unpack(file, member, budget), (read) => tell(member.offset + read * share));
  return member.isCut ? wholeLines(bytes) : bytes;
}

/** An archive within an archive, as Notion makes them. */
async function readInner(file: File, member: Member, reading: Reading, budget: { left: number }): Promise<void> {
  if (member.packed > MAX_INNER) return reading.found.leave('unsupported', member.path);
  const parts: BlobPart[] = [];
  for await (const chunk of bytesOfMember(file, member, reading, budget)) parts.push(new Uint8Array(chunk));
  const inner = { ...reading, tell: () => reading.tell(member.offset + member.packed) };
  await readZip(new File(parts, member.path), inner, budget);
}

async function readSheets(file: File, members: Member[], reading: Reading, budget: { left: number }): Promise<void> {
  const { found, formats, tell } = reading;
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
    if (error instanceof StopError || error instanceof BombError) throw error;
    found.leave('broken', nameOf(file));
  }
  if (found.count > before) formats.add('Workbook');
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
