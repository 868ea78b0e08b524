import { describe, expect, it } from 'vitest';
import { atRest, isFollowed, isSame, isUnsent } from '../../../../utils/captures/journal/at-rest';
import { foldCopies, type Snapshot, truthOfArchive } from '../../../../utils/captures/journal/fold';
import { hash } from '../../../../utils/captures/journal/hash';
import { LARGEST_PACKED, pack, unpackFile } from '../../../../utils/captures/journal/pack';
import {
  keepSnapshots,
  newestSnapshot,
  readSnapshot,
  writeSnapshot,
} from '../../../../utils/captures/journal/snapshot';
import { tidied } from '../../../../utils/captures/journal/tidied';
import type { JournalRecord, JournalRow } from '../../../../utils/captures/journal/types';
import { isCopyDue } from '../../../../utils/captures/keep-copy';
import { diagnose } from '../../../../utils/captures/repair/diagnose';
import { CAPTURE_STATUSES, type Capture } from '../../../../utils/captures/types';
import { MemoryFiles } from '../ground';
import { START, waitingCapture } from '../kit';

const row = (id: string, change: Partial<Capture> = {}): JournalRow => [
  'captures',
  id,
  waitingCapture({ id, ...change }),
];
const gone = (id: string): JournalRow => ['captures', id, null];
const record = (seq: number, ...rows: JournalRow[]): JournalRecord => ({ seq, rows });

describe('a capture as its second copy keeps it', () => {
  it('has not left, or is followed, or has ended', () => {
    const kinds = CAPTURE_STATUSES.map((status) => [status, isUnsent({ status }), isFollowed({ status })]);
    expect(kinds).toEqual([
      ['resolving', true, false],
      ['queued', true, false],
      ['sending', true, false],
      ['downloading', false, true],
      ['indexing', false, true],
      ['stalled', false, true],
      ['ready', false, false],
      ['failed', false, false],
      ['cancelled', false, false],
    ]);
  });

  it('that has not left is whole, but for a claim', () => {
    const waiting = waitingCapture({ notBefore: 5, batchToken: 'token', refusals: 2, details: { cameraModel: 'X' } });
    expect(atRest({ ...waiting, leaseUntil: 9 })).toEqual(waiting);
    expect(atRest({ ...waiting, status: 'sending', leaseUntil: 9 })).toEqual(waiting);
    expect(atRest({ ...waiting, status: 'resolving' }).status).toBe('resolving');
  });

  it('that a page uploads is being sent there, too', () => {
    expect(atRest(waitingCapture({ status: 'sending', platform: 'local', kind: 'file' })).status).toBe('sending');
  });

  it('that has left keeps what a history needs; lists their videos once there are no more', () => {
    const videos = [{ videoNo: 'VI1', state: 'ready' as const }];
    const sent = { taskId: 'task', videoNos: ['VI1'], problem: undefined };
    const past = { notBefore: 5, batchToken: 'token', refusals: 2, details: {}, leaseUntil: 9, videos };
    for (const [kind, status, kept] of [
      ['post', 'ready', false],
      ['creator', 'ready', true],
      ['hashtag', 'failed', true],
      ['creator', 'indexing', false],
    ] as const) {
      const capture = waitingCapture({ kind, status, ...sent });
      expect(atRest({ ...capture, ...past })).toEqual(kept ? { ...capture, videos } : capture);
    }
  });

  it('is the same as another when it is written the same', () => {
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 2 })).toBe(false);
  });
});

describe('a number for a text', () => {
  it('is the same for the same, another for another, also where only the order or the end differs', () => {
    const texts = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      'a'.repeat(100),
      'a'.repeat(101),
      '{"status":"queued"}',
      '{"status":"ready"}',
    ];
    const sums = texts.map(hash);
    expect(new Set(sums).size).toBe(texts.length);
    expect(texts.map(hash)).toEqual(sums);
    for (const sum of sums) expect(Number.isSafeInteger(sum) && sum >= 0).toBe(true);
  });
});

describe('putting the copies together', () => {
  const snapshot: Snapshot = {
    seq: 5,
    captures: [waitingCapture({ id: 'ready', status: 'ready' }), waitingCapture({ id: 'waits' })],
  };
  const ids = (truth: { captures: ReadonlyMap<string, Capture> }) => [...truth.captures.keys()];

  it('takes from the journal what holds last, and knows what was removed', () => {
    const records = [record(1, row('a'), row('b')), record(2, gone('a')), record(3, row('b', { status: 'cancelled' }))];
    const truth = foldCopies(records, undefined, undefined);
    expect([...truth.captures]).toEqual([['b', waitingCapture({ id: 'b', status: 'cancelled' })]]);
    expect(truth).toMatchObject({ complete: true, lost: 0 });
  });

  it('lets the copy of the history hold up to its write, and the journal from there on', () => {
    const note = { seq: 5, rows: 2, at: START };
    const records = [record(5, row('old'), gone('ready')), record(6, row('new'), gone('waits'))];
    const truth = foldCopies(records, snapshot, note);
    expect(ids(truth)).toEqual(['ready', 'new']);
    expect(truth).toMatchObject({ complete: true, lost: 0 });
  });

  it('misses nothing that was removed since', () => {
    expect(foldCopies([record(6, gone('waits'))], snapshot, { seq: 5, rows: 2, at: START }).lost).toBe(0);
  });

  it('takes of an older copy only what had ended, and says how many rows are missing', () => {
    const truth = foldCopies([record(4, row('a'))], snapshot, { seq: 9, rows: 7, at: START });
    expect(ids(truth)).toEqual(['ready', 'a']);
    expect(truth).toMatchObject({ complete: false, lost: 5 });
  });

  it('says that all rows are missing where no copy can be read, and never fewer than none', () => {
    expect(foldCopies([], undefined, { seq: 9, rows: 7, at: START })).toMatchObject({ complete: false, lost: 7 });
    expect(foldCopies([record(10, row('a'))], undefined, { seq: 9, rows: 0, at: START }).lost).toBe(0);
  });

  it('takes everything else from the journal, whatever the copy covers', () => {
    const records = [record(3, ['meta', 'paused', true], ['imports', 'i', null]), record(4, ['meta', 'paused', null])];
    records[0]?.rows.push(['meta', 'scraperIntervalMs', 5]);
    const truth = foldCopies(records, snapshot, { seq: 5, rows: 2, at: START });
    expect([...truth.meta]).toEqual([['scraperIntervalMs', 5]]);
  });

  it('forgets all that was before everything was deleted', () => {
    const before = record(6, row('a'), ['meta', 'paused', true]);
    const truth = foldCopies([before, { ...record(7, row('b')), cleared: true }], snapshot, {
      seq: 5,
      rows: 2,
      at: START,
    });
    expect([ids(truth), [...truth.meta]]).toEqual([['b'], []]);
  });

  it('does not delete what a copy holds that was written after everything was deleted', () => {
    const records = [{ ...record(3, row('b')), cleared: true as const }];
    expect(ids(foldCopies(records, snapshot, { seq: 5, rows: 2, at: START }))).toEqual(['ready', 'waits']);
  });

  it('leaves out a row that is none', () => {
    const broken = ['captures', 'a', { id: 'a' }] as unknown as JournalRow;
    expect(ids(foldCopies([record(1, broken, row('b'))], undefined, undefined))).toEqual(['b']);
  });

  it('sends nothing by itself of a copy that is all there is', () => {
    const truth = truthOfArchive(snapshot);
    expect([...truth.captures.values()].map(({ status }) => status)).toEqual(['ready', 'cancelled']);
    expect(truth).toMatchObject({ lost: 1, complete: false });
  });
});

describe('the journal after a copy of the history', () => {
  const tidy = (records: JournalRecord[], unsent: string[] = [], olderSeq = -1) =>
    tidied(records, new Set(unsent), olderSeq).map(({ seq, rows }) => [seq, ...rows.map(([, key]) => key)]);

  it('keeps of what has not left the last form, and lets the rest go', () => {
    expect(
      tidy([record(1, row('a'), row('b'), row('c')), record(2, row('b')), record(3, row('d'))], ['a', 'b']),
    ).toEqual([[3], [2, 'b'], [1, 'a']]);
  });

  it('keeps the order within a record', () => {
    expect(tidy([record(1, row('a'), row('b'))], ['a', 'b'])).toEqual([[1, 'a', 'b']]);
  });

  it('knows what was removed since the copy before, for as long as that may be needed', () => {
    expect(tidy([record(1, gone('a')), record(2, gone('b')), record(3, gone('c'))], [], 1)).toEqual([
      [3, 'c'],
      [2, 'b'],
      [1],
    ]);
  });

  it('keeps single values and imports as they are, pictures of what has not left', () => {
    const file = { name: 'a', type: 'b', base64: '' };
    const rows: JournalRow[] = [
      ['meta', 'paused', true],
      ['meta', 'halt', null],
      ['blobs', 'a', file],
      ['blobs', 'b', file],
    ];
    expect(tidy([record(1, ...rows)], ['a'])).toEqual([[1, 'paused', 'a']]);
  });

  it('keeps nothing of what was before everything was deleted', () => {
    expect(tidy([record(1, row('a')), { ...record(2, row('b')), cleared: true }], ['a', 'b'])).toEqual([[2, 'b'], [1]]);
  });
});

describe('the copy of the history as a file', () => {
  const captures = Array.from({ length: 2_500 }, (_, i) => waitingCapture({ id: `c${i}`, updatedAt: START + i }));

  it('is read as it was written, the newest that is whole', async () => {
    const files = new MemoryFiles();
    const older = await writeSnapshot(files, captures.slice(0, 2), 3, START);
    const newer = await writeSnapshot(files, captures, 12, START + 1);
    expect(newer).toEqual({ seq: 12, rows: 2_500, at: START + 1 });
    expect(await readSnapshot(files, [newer, older])).toEqual({ seq: 12, captures });
    expect(await readSnapshot(files, [undefined, older])).toEqual({ seq: 3, captures: captures.slice(0, 2) });
    expect(await newestSnapshot(files)).toEqual({ seq: 12, rows: 2_500, at: START + 2_499 });
  });

  it('is the newest also where the browser lists an older one behind it', async () => {
    const files = new MemoryFiles();
    for (const seq of [12, 3]) await writeSnapshot(files, captures.slice(0, 2), seq, START);
    expect((await newestSnapshot(files))?.seq).toBe(12);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -10)],
    ['changed', (text: string) => text.replace('"c1"', '"c7"')],
    ['of another write', (text: string) => text.replace('"seq":12', '"seq":11')],
    ['of another format', (text: string) => text.replace('memories-history-copy', 'another')],
    ['said to have other rows', (text: string) => text.replace('"rows":2500', '"rows":2499')],
    ['empty', () => ''],
  ])('that is %s is not used; the one before it is', async (_, spoil) => {
    const files = new MemoryFiles();
    const older = await writeSnapshot(files, captures.slice(0, 2), 3, START);
    const newer = await writeSnapshot(files, captures, 12, START);
    const [, name = ''] = [...files.files.keys()];
    files.files.set(name, spoil(files.files.get(name) ?? ''));
    expect((await readSnapshot(files, [newer, older]))?.seq).toBe(3);
    expect(await newestSnapshot(files)).toMatchObject({ seq: 3, rows: 2 });
  });

  it('is tried a second time where the browser stumbles', async () => {
    const files = new MemoryFiles();
    const note = await writeSnapshot(files, captures.slice(0, 2), 3, START);
    let reads = 0;
    files.gate = async (call) => {
      if (call === 'read' && ++reads === 1) throw new Error('stumbled');
    };
    expect((await readSnapshot(files, [note]))?.seq).toBe(3);
  });

  it('goes when it is no longer wanted; other files stay', async () => {
    const files = new MemoryFiles();
    for (const seq of [1, 2, 3]) await writeSnapshot(files, [], seq, START);
    await files.write('notes.txt', ['mine']);
    await keepSnapshots(files, [{ seq: 3, rows: 0, at: START }, undefined]);
    expect([...files.files.keys()].map((name) => name.replace(/\d+/, (digits) => String(Number(digits))))).toEqual([
      'history-3.jsonl',
      'notes.txt',
    ]);
  });

  it('of nothing can be read, too; where there is none, none is found', async () => {
    const files = new MemoryFiles();
    expect(await newestSnapshot(files)).toBeUndefined();
    const note = await writeSnapshot(files, [], 1, START);
    expect(await readSnapshot(files, [note])).toEqual({ seq: 1, captures: [] });
  });
});

describe('when the history is copied', () => {
  const WEEK = 7 * 24 * 60 * 60_000;
  const head = { generation: 'a', seq: 9, place: 1, changes: 0 };
  const snapshot = { seq: 1, rows: 1, at: START };

  it.each([
    ['after 1,000 changes', { changes: 1_000 }, 0, true],
    ['not before', { changes: 999 }, 0, false],
    ['not before it can have come to be worth it', { changes: 1_500, lookAt: 1_501 }, 0, false],
    ['when it may have', { changes: 1_501, lookAt: 1_501 }, 0, true],
    ['a week after the last', { changes: 1, snapshot }, WEEK, true],
    ['not sooner', { changes: 1, snapshot }, WEEK - 1, false],
    ['not where nothing changed', { changes: 0, snapshot }, WEEK, false],
    ['also a week before the last: the clock was set back', { changes: 1, snapshot }, -WEEK, true],
    ['not for its age where there never was one', { changes: 1 }, WEEK, false],
  ])('%s', (_, change, later, due) => {
    expect(isCopyDue({ ...head, ...change }, START + later)).toBe(due);
  });
});

describe('a picture in the journal', () => {
  const file = (size: number) => ({
    name: 'cat.png',
    blob: new Blob([new Uint8Array(size).fill(250)], { type: 'image/png' }),
  });

  it('comes out byte for byte', async () => {
    for (const size of [0, 1, 8192, 20_000]) {
      const [packed] = await pack([['blobs', 'id', file(size)]]);
      if (packed?.[0] !== 'blobs' || !packed[2]) throw new Error('not packed');
      const { name, blob } = unpackFile(packed[2]);
      expect([packed[1], name, blob.type]).toEqual(['id', 'cat.png', 'image/png']);
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(new Uint8Array(size).fill(250));
    }
  });

  it('is left out beyond a megabyte; all other rows stay as they are', async () => {
    const rows: JournalRow[] = [row('a'), ['blobs', 'gone', null]];
    expect(await pack([...rows, ['blobs', 'large', file(LARGEST_PACKED + 1)]])).toEqual(rows);
    expect(await pack([['blobs', 'id', file(LARGEST_PACKED)]])).toHaveLength(1);
  });
});

describe('what an opened database is', () => {
  const head = { generation: 'a', seq: 5, place: 1, changes: 0 };

  it.each([
    ['new', undefined, undefined, false],
    ['unmarked', undefined, { generation: 'a', seq: 5 }, false],
    ['unmarked', undefined, undefined, true],
    ['lost', head, undefined, true],
    ['other', head, { generation: 'b', seq: 5 }, true],
    ['in-step', head, { generation: 'a', seq: 5 }, true],
    ['ahead', head, { generation: 'a', seq: 6 }, true],
    ['back', head, { generation: 'a', seq: 4 }, true],
  ])('%s: outside %o, inside %o, captures %s', (diagnosis, outside, inside, has) => {
    expect(diagnose(outside, inside, has)).toBe(diagnosis);
  });
});
