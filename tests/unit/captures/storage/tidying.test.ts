import { describe, expect, it } from 'vitest';
import { foldCopies } from '../../../../utils/captures/journal/fold';
import { createLog } from '../../../../utils/captures/journal/log';
import type { Changes } from '../../../../utils/captures/journal/recorder';
import type { Head, JournalRow, KeyValues } from '../../../../utils/captures/journal/types';
import { waitingCapture } from '../kit';

const row = (id: string): JournalRow => ['captures', id, waitingCapture({ id })];
const HEAD: Head = { generation: 'g', seq: 0, place: 1, changes: 0 };
const COPY = { seq: 2, rows: 2, at: 1 };

/** `storage.local` that answers to "everything" only when it is let. */
function slowArea() {
  const items = new Map<string, unknown>([['journal', HEAD]]);
  let answer: () => void = () => undefined;
  const local: KeyValues = {
    async get(keys) {
      if (keys === null) await new Promise<void>((resolve) => (answer = resolve));
      return Object.fromEntries([...items].filter(([name]) => keys === null || [keys].flat().includes(name)));
    },
    async set(more) {
      for (const [name, value] of Object.entries(more)) items.set(name, value);
    },
    async remove(names) {
      for (const name of names) items.delete(name);
    },
  };
  const isAsked = new Promise<void>((resolve) => {
    const get = local.get;
    local.get = (keys) => {
      if (keys === null) resolve();
      return get(keys);
    };
  });
  return { local, isAsked, answer: () => answer() };
}

async function tidying() {
  const area = slowArea();
  const log = createLog(area.local);
  await log.append(1, { rows: [row('a')] });
  await log.append(2, { rows: [row('b')] });
  const tidied = log.tidy(COPY, new Set(['b']));
  await area.isAsked;
  return { log, tidied, answer: area.answer };
}

async function idsIn(log: ReturnType<typeof createLog>, answer: () => void): Promise<string[]> {
  const records = log.records();
  answer();
  return (await records).flatMap(({ rows }) => rows.map(([, key]) => key));
}

describe('letting go of what a copy of the history holds', () => {
  it('goes on beside what is written meanwhile, and keeps that and what has not left', async () => {
    const { log, tidied, answer } = await tidying();
    await log.append(3, { rows: [row('c')] });
    answer();
    await tidied;
    expect(await log.head()).toMatchObject({ seq: 3, changes: 1, snapshot: COPY });
    expect(await idsIn(log, answer)).toEqual(['b', 'c']);
  });

  it('comes to nothing where the journal began anew meanwhile', async () => {
    const { log, tidied, answer } = await tidying();
    const rebuilt = log.rebuild({ ...HEAD, generation: 'h' }, { rows: [row('z')] });
    answer();
    await new Promise((resolve) => setTimeout(resolve));
    answer();
    await Promise.all([rebuilt, tidied]);
    expect(await log.head()).toEqual({ ...HEAD, generation: 'h' });
    expect(await idsIn(log, answer)).toEqual(['z']);
  });
});

/** `storage.local` whose worker dies before its n-th write from `begin` on. */
function mortalArea() {
  const items = new Map<string, unknown>([['journal', HEAD]]);
  let left = Number.POSITIVE_INFINITY;
  const sizes: number[] = [];
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const write = (size: number, effect: () => void) => {
    if (left === 0) {
      die();
      return new Promise<void>(() => undefined);
    }
    left -= 1;
    sizes.push(size);
    effect();
    return Promise.resolve();
  };
  const rowsOf = (text: unknown) => {
    const value = typeof text === 'string' && text !== '' ? JSON.parse(text) : {};
    return Array.isArray(value.rows) ? value.rows.length : 0;
  };
  const local: KeyValues = {
    get: async (keys) =>
      Object.fromEntries([...items].filter(([name]) => keys === null || [keys].flat().includes(name))),
    set: (more) => {
      const rows = Object.keys(more).reduce((sum, name) => sum + rowsOf(items.get(name)), 0);
      return write(rows, () => {
        for (const [name, value] of Object.entries(more)) items.set(name, value);
      });
    },
    remove: (names) =>
      write(0, () => {
        for (const name of [names].flat()) items.delete(name);
      }),
  };
  return {
    local,
    sizes,
    died,
    begin(lives: number) {
      left = lives;
      sizes.length = 0;
    },
    revived: () => createLog({ ...local, set: async () => undefined, remove: async () => undefined }),
  };
}

const waiting = (id: string) => waitingCapture({ id });
const ready = (id: string) => ({ ...waitingCapture({ id }), status: 'ready' as const });

/** What was written, one after the other, before the copies: of a life in which the history was emptied once. */
const WRITES: Changes[] = [
  { rows: [row('gone'), ['meta', 'paused', true]] },
  { rows: [], cleared: true },
  { rows: [row('a'), row('b'), row('c')] },
  { rows: [['captures', 'a', ready('a')]] },
  { rows: [['captures', 'c', null]] },
  { rows: [row('d'), ['meta', 'today', { day: '2026-11-27', requests: {}, posts: 1, timed: 0, seconds: 0 }]] },
];
/** So many rows of no consequence that no two writes are let go of in one call. */
const FILLING = Array.from({ length: 300 }, (_, i): JournalRow => ['imports', `of-no-consequence-${i}`, null]);
const OLDER = { seq: 3, rows: 3, at: 1 };
const NEWEST = { seq: 6, rows: 3, at: 2 };

/** The copies as they were written, after the third and the sixth write. */
const OLDER_COPY = { seq: 3, captures: [waiting('a'), waiting('b'), waiting('c')] };
const NEWEST_COPY = { seq: 6, captures: [ready('a'), waiting('b'), waiting('d')] };

/** Tidies after the newest copy, and dies before the n-th write. Out: whether it came to its end. */
async function tidyUntil(n: number) {
  const area = mortalArea();
  const log = createLog(area.local);
  for (const [i, { rows, cleared }] of WRITES.entries())
    await log.append(i + 1, { rows: [...rows, ...FILLING], ...(cleared && { cleared }) });
  await log.setHead({ snapshot: OLDER });
  area.begin(n);
  const tidied = log.tidy(NEWEST, new Set(['b', 'd'])).then(() => true);
  const ended = await Promise.race([tidied, area.died.then(() => false)]);
  const revived = area.revived();
  return { ended, head: await revived.head(), records: await revived.records() };
}

describe('a death while what a copy holds is let go', () => {
  it('leaves journal and copies that say the same at each step, as does an older copy', async () => {
    for (let n = 0; ; n += 1) {
      const { ended, head, records } = await tidyUntil(n);
      const isNoted = head?.snapshot?.seq === NEWEST.seq;
      const truth = foldCopies(records, isNoted ? NEWEST_COPY : OLDER_COPY, head?.snapshot);
      expect(
        [...truth.captures.values()].map(({ id, status }) => [id, status]).toSorted(),
        `death before write ${n + 1}`,
      ).toEqual([
        ['a', 'ready'],
        ['b', 'queued'],
        ['d', 'queued'],
      ]);
      expect([...truth.meta.keys()]).toEqual(['today']);
      if (isNoted) {
        // The newest copy can't be read: nothing that has left waits again.
        const older = foldCopies(records, OLDER_COPY, head.snapshot);
        expect(older.captures.get('a')?.status).not.toBe('queued');
        expect([older.captures.get('b')?.status, older.captures.get('d')?.status]).toEqual(['queued', 'queued']);
        expect(older.meta.has('paused')).toBe(false);
      }
      if (ended) return expect(n).toBeGreaterThan(1);
    }
  });

  it('writes no more in one call than an item may hold', async () => {
    const area = mortalArea();
    const log = createLog(area.local);
    for (let seq = 1; seq <= 40; seq += 1)
      await log.append(seq, { rows: Array.from({ length: 100 }, (_, i) => row(`${seq}-${i}`)) });
    area.begin(Number.POSITIVE_INFINITY);
    await log.tidy({ seq: 40, rows: 4000, at: 1 }, new Set());
    expect(area.sizes.reduce((sum, size) => sum + size)).toBe(4000);
    expect(Math.max(...area.sizes)).toBe(500);
  });
});
