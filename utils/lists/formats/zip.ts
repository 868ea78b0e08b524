import { Inflate } from 'fflate';

/** A file within a ZIP, as its directory names it. */
export interface Member {
  path: string;
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  offset: number;
  /** Nobody knows where exactly it ends: what is behind it, or missing there, is no fault. */
  isOpenEnded?: boolean;
  /** Its end is missing. */
  isCut?: boolean;
}

/** What a ZIP may unpack to, and how many times its size, before it is taken for a bomb. */
export const MAX_UNPACKED = 2 * 1024 ** 3;
export const MAX_RATIO = 1000;

export class BombError extends Error {}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** How much is searched at once for where files begin. Bytes. */
const SEARCHED = 1 << 20;
/** So little is unpacked at once that a bomb is noticed in time. Bytes. */
const PORTION = 1 << 14;

export async function isZip(blob: Blob): Promise<boolean> {
  const magic = await read(blob, 0, 4);
  return magic.byteLength === 4 && [LOCAL, END].includes(magic.getUint32(0, true));
}

/**
 * The directory of a ZIP; null when there is none, as in one that is still being written. Nothing else is read.
 * Layout: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3
 */
export async function membersOf(blob: Blob): Promise<Member[] | null> {
  const tailAt = Math.max(0, blob.size - 66_000);
  const tail = await read(blob, tailAt, blob.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return null;
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  if (at === 0xffffffff && end >= 20 && tail.getUint32(end - 20, true) === LOCATOR64) {
    const end64 = Number(tail.getBigUint64(end - 12, true));
    const record = await read(blob, end64, end64 + 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== END64) return null;
    size = Number(record.getBigUint64(40, true));
    at = Number(record.getBigUint64(48, true));
  }
  return entriesOf(await read(blob, at, at + size));
}

function entriesOf(directory: DataView): Member[] {
  const members: Member[] = [];
  let at = 0;
  while (at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY) {
    const flags = directory.getUint16(at + 8, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.getUint16(at + offset, true));
    const nameEnd = at + 46 + (name ?? 0);
    const bytes = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, name);
    const member: Member = {
      path: new TextDecoder().decode(bytes),
      method: directory.getUint16(at + 10, true),
      isEncrypted: (flags & 1) === 1,
      packed: directory.getUint32(at + 20, true),
      unpacked: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    };
    members.push(with64(member, directory, nameEnd, nameEnd + (extra ?? 0)));
    at = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
  return members;
}

/** Sizes and places beyond 4 GB stand in an extra field, in this order and only where they are needed. */
function with64(member: Member, directory: DataView, from: number, to: number): Member {
  for (let at = from; at + 4 <= to; at += 4 + directory.getUint16(at + 2, true)) {
    if (directory.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (member[key] !== 0xffffffff || field + 8 > to) continue;
      member[key] = Number(directory.getBigUint64(field, true));
      field += 8;
    }
  }
  return member;
}

/**
 * The files of a ZIP without its directory, as far as it goes: each begins with a mark of its own and reaches to the
 * next.
 */
export async function membersBefore(blob: Blob): Promise<Member[]> {
  const marks = await marksIn(blob);
  const members: Member[] = [];
  for (const [i, { at: offset, mark }] of marks.entries()) {
    const header = await read(blob, offset, offset + 30);
    if (mark !== LOCAL || header.byteLength < 30) continue;
    const [nameLength, extraLength] = [header.getUint16(26, true), header.getUint16(28, true)];
    const next = marks[i + 1]?.at;
    const room = (next ?? blob.size) - (offset + 30 + nameLength + extraLength);
    if (room <= 0) continue;
    const told = header.getUint32(18, true);
    members.push({
      path: new TextDecoder().decode(await blob.slice(offset + 30, offset + 30 + nameLength).arrayBuffer()),
      method: header.getUint16(8, true),
      isEncrypted: (header.getUint16(6, true) & 1) === 1,
      packed: told > 0 && told <= room ? told : room,
      unpacked: room,
      offset,
      isOpenEnded: true,
      isCut: next === undefined && (told === 0 || told > room),
    });
  }
  return members;
}

/** Where files, or entries of the directory, begin. */
async function marksIn(blob: Blob): Promise<{ at: number; mark: number }[]> {
  const marks: { at: number; mark: number }[] = [];
  for (let from = 0; from < blob.size; from += SEARCHED) {
    const bytes = await read(blob, from, from + SEARCHED + 3);
    for (let i = 0; i + 4 <= bytes.byteLength; i++) {
      if (bytes.getUint8(i) !== 0x50) continue;
      const mark = bytes.getUint32(i, true);
      if (mark === LOCAL || mark === ENTRY) marks.push({ at: from + i, mark });
    }
  }
  return marks;
}

/** Whether the packing of a member is one that we undo. */
export const isReadable = ({ method, isEncrypted }: Member) => !isEncrypted && (method === 0 || method === 8);

/**
 * The bytes of a member, portion by portion. `budget` is shared by all members of a ZIP.
 * Throws `BombError` when it unpacks to more than is left of it, or to 1,000 times its size.
 */
export async function* unpack(blob: Blob, member: Member, budget: { left: number }): AsyncGenerator<Uint8Array> {
  const header = await read(blob, member.offset, member.offset + 30);
  if (header.byteLength < 30) throw new Error('the ZIP ends within a file');
  const start = member.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const chunks: Uint8Array[] = [];
  const inflate = member.method === 8 ? new Inflate((chunk) => chunks.push(chunk)) : null;
  let unpacked = 0;
  for (let at = 0; at < member.packed; at += PORTION) {
    const isLast = at + PORTION >= member.packed;
    const { buffer, byteLength } = await read(blob, start + at, start + Math.min(at + PORTION, member.packed));
    const bytes = new Uint8Array(buffer, 0, byteLength);
    if (byteLength === 0) throw new Error('the ZIP ends within a file');
    if (inflate) inflate.push(bytes, isLast && !member.isOpenEnded);
    else chunks.push(bytes);
    for (const chunk of chunks.splice(0)) {
      unpacked += chunk.length;
      budget.left -= chunk.length;
      if (budget.left < 0 || unpacked > MAX_RATIO * Math.max(member.packed, 1024)) throw new BombError(member.path);
      yield chunk;
    }
  }
}

async function read(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}
