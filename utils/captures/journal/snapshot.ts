import type { Capture } from '../types';
import type { Snapshot } from './fold';
import type { Files, SnapshotNote } from './types';

const FORMAT = 'memories-history-copy';
const PREFIX = 'history-';
const ROWS_PER_PART = 1_000;

const fileName = (seq: number) => `${PREFIX}${String(seq).padStart(12, '0')}.jsonl`;

/**
 * Writes a copy of all captures as they rest: a first line that says how many rows follow and what they add up to,
 * then a line a row. A copy that was cut short or changed is told by that and not used.
 */
export async function writeSnapshot(
  files: Files,
  captures: readonly Capture[],
  seq: number,
  at: number,
): Promise<SnapshotNote> {
  const parts: string[] = [];
  for (let from = 0; from < captures.length; from += ROWS_PER_PART) {
    const lines = captures.slice(from, from + ROWS_PER_PART).map((capture) => JSON.stringify(capture));
    parts.push(`${lines.join('\n')}\n`);
  }
  const header = { format: FORMAT, version: 1, seq, rows: captures.length, checksum: await checksum(parts.join('')) };
  await files.write(fileName(seq), [`${JSON.stringify(header)}\n`, ...parts]);
  return { seq, rows: captures.length, at };
}

/** The newest copy that can be read and is whole, of those that the journal knows of. */
export async function readSnapshot(
  files: Files,
  notes: readonly (SnapshotNote | undefined)[],
): Promise<Snapshot | undefined> {
  for (const note of notes) {
    const snapshot = note && (await readWell(files, note.seq));
    if (snapshot) return snapshot;
  }
  return undefined;
}

/** Tries a second time: it may be all that is left, and a browser stumbles now and then. */
async function readWell(files: Files, seq: number): Promise<Snapshot | undefined> {
  return readOne(files, seq)
    .catch(() => readOne(files, seq))
    .catch(() => undefined);
}

async function readOne(files: Files, seq: number): Promise<Snapshot | undefined> {
  const text = await files.read(fileName(seq));
  const end = text.indexOf('\n');
  const header = JSON.parse(text.slice(0, end)) as Record<string, unknown>;
  const body = text.slice(end + 1);
  if (header.format !== FORMAT || header.seq !== seq || header.checksum !== (await checksum(body))) return undefined;
  const captures = body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Capture);
  return captures.length === header.rows ? { seq, captures } : undefined;
}

/** The newest copy there is that can be read, for when nobody knows any more what was written. */
export async function newestSnapshot(files: Files): Promise<SnapshotNote | undefined> {
  const names = (await files.list()).filter((name) => name.startsWith(PREFIX)).sort();
  for (const name of names.reverse()) {
    const seq = Number(name.slice(PREFIX.length, -'.jsonl'.length));
    const found = await readWell(files, seq);
    if (found) return { seq, rows: found.captures.length, at: newestChange(found.captures) };
  }
  return undefined;
}

const newestChange = (captures: readonly Capture[]) => captures.reduce((at, row) => Math.max(at, row.updatedAt), 0);

/** Removes the copies but for some. */
export async function keepSnapshots(files: Files, notes: readonly (SnapshotNote | undefined)[]): Promise<void> {
  const kept = new Set(notes.map((note) => note && fileName(note.seq)));
  for (const name of await files.list()) if (name.startsWith(PREFIX) && !kept.has(name)) await files.remove(name);
}

async function checksum(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
