import { pack } from './pack';
import { isRow, readableHead } from './readable';
import type { Changes } from './recorder';
import { portionsToWrite, tidied } from './tidied';
import type { Head, JournalRecord, KeyValues, SnapshotNote } from './types';

const HEAD = 'journal';
const PREFIX = 'journal:';

/** Rows an item, so that none grows beyond some 200 kB, and rows a call, so that none carries more than some MB. */
const ROWS_PER_ITEM = 500;
const ROWS_PER_CALL = 5_000;

/** A record as it stands under its item's name; names sort by the order of writing. */
export type StoredRecord = JournalRecord & { item: string };

const itemName = (seq: number, part: number) =>
  `${PREFIX}${String(seq).padStart(12, '0')}:${String(part).padStart(4, '0')}`;

/**
 * The journal: one item for each write that changed something (a bulk in several), each a single text. Measured in
 * Chromium 156 (2026-11-26): of 50,000 rows, 100 items of 500 rows as text take 1.6 s, one item a row 5.4 s as text
 * and 14.6 s as objects, IndexedDB itself 10.7 s; a click takes 1 to 8 ms. Nothing is read to append.
 */
export interface JournalLog {
  /** What stands outside the database; undefined before there is any. */
  head(): Promise<Head | undefined>;
  setHead(change: Partial<Head>): Promise<void>;
  /** Resolves once it is written. Rejects when it could not be; it is written with the next then, if there is one. */
  append(seq: number, changes: Changes): Promise<void>;
  records(): Promise<StoredRecord[]>;
  /** After a copy of the history: lets go of what the copy holds. */
  tidy(note: SnapshotNote, unsent: ReadonlySet<string>): Promise<void>;
  /** Begins anew with these rows only. */
  rebuild(head: Head, changes: Changes): Promise<void>;
}

export function createLog(local: KeyValues): JournalLog {
  let known: Promise<Head | undefined> | undefined;
  let pending: { seq: number; changes: Changes }[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  /** How often it began anew. */
  let life = 0;

  /** One at a time: what was written first is noted first. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const head = async () => {
    known ??= local.get(HEAD).then((items) => readableHead(items[HEAD]));
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };

  const set = async (items: Record<string, unknown>, next: Head) => {
    await local.set({ ...items, [HEAD]: next });
    known = Promise.resolve(next);
  };

  const flush = async () => {
    const before = await head();
    if (pending.length === 0 || !before) return;
    const batch = pending;
    pending = [];
    try {
      await writeItems(batch, before);
    } catch (error) {
      pending = [...batch, ...pending];
      throw error;
    }
  };

  const writeItems = async (batch: typeof pending, before: Head) => {
    const items = (await Promise.all(batch.map(({ seq, changes }) => itemsFor(seq, changes)))).flat();
    const rows = items.reduce((sum, item) => sum + item.rows, 0);
    let call: Record<string, string> = {};
    let inCall = 0;
    for (const [i, item] of items.entries()) {
      call[item.name] = item.text;
      inCall += item.rows;
      // The head goes with the last: until then the journal does not claim to know of these writes.
      if (inCall < ROWS_PER_CALL || i === items.length - 1) continue;
      await local.set(call);
      call = {};
      inCall = 0;
    }
    const seq = Math.max(before.seq, ...batch.map((one) => one.seq));
    await set(call, { ...before, seq, changes: before.changes + rows });
  };

  const records = async (): Promise<StoredRecord[]> => {
    const items = await local.get(null);
    const names = Object.keys(items).filter((name) => name.startsWith(PREFIX));
    return names.sort().flatMap((item) => readItem(item, items[item]));
  };

  /** Everything up to a write, item by item: with much waiting all at once would hold up a click for a second. */
  const readCovered = async (seq: number): Promise<StoredRecord[]> => {
    const items = await local.get(null);
    const names = Object.keys(items).filter((name) => name.startsWith(PREFIX) && name < itemName(seq + 1, 0));
    const covered: StoredRecord[] = [];
    for (const item of names.sort()) {
      covered.push(...readItem(item, items[item]).filter((record) => record.seq <= seq));
      await breath();
    }
    return covered;
  };

  return {
    head,
    records,
    setHead: (change) =>
      inTurn(async () => {
        await set({}, { ...((await head()) as Head), ...change });
      }),
    append(seq, changes) {
      pending.push({ seq, changes });
      return inTurn(flush);
    },
    async tidy(note, unsent) {
      await inTurn(flush);
      // What the copy covers changes no more, so it is read beside all that is written meanwhile.
      const begun = life;
      const olderSeq = (await head())?.snapshot?.seq ?? -1;
      const covered = await readCovered(note.seq);
      const kept = tidied(covered, unsent, olderSeq);
      const inForce = () => life === begun;
      await inTurn(async () => {
        const now = await head();
        if (!inForce() || !now) return;
        const changes = Math.max(0, now.seq - note.seq);
        await set({}, { ...now, snapshot: note, older: now.snapshot, changes, lookAt: undefined });
      });
      for (const portion of portionsToWrite(covered, kept, ROWS_PER_ITEM)) {
        await inTurn(async () => {
          if (!inForce()) return;
          const emptied = portion.filter(({ rows }) => rows.length === 0).map(({ item }) => item);
          const texts = portion.map(({ item, seq, rows }) => [item, rows.length ? JSON.stringify({ seq, rows }) : '']);
          await local.set(Object.fromEntries(texts));
          await local.remove(emptied);
        });
        await breath();
      }
    },
    rebuild: (next, changes) =>
      inTurn(async () => {
        const old = (await records()).map(({ item }) => item);
        pending = [];
        life++;
        const items = await itemsFor(next.seq, changes);
        const emptied = old.filter((name) => items.every((item) => item.name !== name));
        const fresh = Object.fromEntries(items.map(({ name, text }) => [name, text]));
        await set({ ...Object.fromEntries(emptied.map((name) => [name, ''])), ...fresh }, next);
        await local.remove(emptied);
      }),
  };
}

async function itemsFor(seq: number, { rows, cleared }: Changes) {
  const packed = await pack(rows);
  const items: { name: string; text: string; rows: number }[] = [];
  for (let from = 0; from < packed.length || (cleared && from === 0); from += ROWS_PER_ITEM) {
    const part = packed.slice(from, from + ROWS_PER_ITEM);
    const record: JournalRecord = { seq, rows: part, ...(cleared && from === 0 && { cleared }) };
    items.push({ name: itemName(seq, items.length), text: JSON.stringify(record), rows: part.length });
  }
  return items;
}

/** Lets whatever else has come have its turn. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

/** An item that can't be read costs itself alone. */
function readItem(item: string, text: unknown): StoredRecord[] {
  try {
    const { seq, rows, cleared } = JSON.parse(String(text)) as JournalRecord;
    if (!Number.isInteger(seq) || !Array.isArray(rows)) return [];
    return [{ item, seq, rows: rows.filter(isRow), ...(cleared && { cleared }) }];
  } catch {
    return [];
  }
}
