import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Capture } from '../../../utils/captures/types';
import { forgetLibraryDb, type LibraryDb, openLibraryDb, type StoredIndex } from '../../../utils/library/db';
import { savesOf } from '../../../utils/library/document';
import { groupHits } from '../../../utils/library/group-hits';
import { createIndexKeeper } from '../../../utils/library/index-keeper';
import { IndexShards, SHARDS, shardOf } from '../../../utils/library/index-shards';
import { lineAt } from '../../../utils/library/line-at';
import { lineWith } from '../../../utils/library/line-with';
import { createLocalIndex } from '../../../utils/library/local-index';
import { momentText } from '../../../utils/library/moments';
import { indexIn, type WorkerLike } from '../../../utils/library/page-index';
import { quoteOf, subtitles } from '../../../utils/library/quote';
import { createRemoteSearch, type RemoteState, type Step } from '../../../utils/library/remote-search';
import { keepTranscript, readTranscript } from '../../../utils/library/transcripts';
import { capture as sampleCapture } from '../sample-capture';

const LINES = [
  { start: 0, end: 7, text: 'Hello from the studio' },
  { start: 13, end: 18, text: 'Now we glaze the café bowl blue' },
];
const HOUR = 60 * 60_000;

/** The n-th of some posts that are ready. */
const post = (n: number, more: Partial<Capture> = {}): Capture =>
  sampleCapture({
    id: `capture-${n}`,
    key: `tiktok:post:${n}`,
    url: `https://www.tiktok.com/@maker/video/${n}`,
    status: 'ready',
    createdAt: n,
    videoNos: [`VI${n}`],
    ...more,
  });

let db: LibraryDb;
beforeEach(async () => {
  await forgetLibraryDb().catch(() => undefined);
  globalThis.indexedDB = new IDBFactory();
  db = await openLibraryDb();
});

/** A keeper over captures that a test changes. */
function keeperOf(captures: Capture[]) {
  return createIndexKeeper(
    {
      captures: async () => captures,
      breathe: async () => undefined,
      index: () => indexOver(openLibraryDb),
      otherIndex: () => indexOver(openLibraryDb),
    },
    () => undefined,
  );
}

const indexOver = (db: typeof openLibraryDb) => createLocalIndex({ db, breathe: async () => undefined });

describe('the saves', () => {
  it('are one a key, the newest first, with what any of their rows knows', () => {
    const saves = savesOf([
      post(1, { title: 'Bowl', note: 'mine' }),
      post(1, {
        id: 'again',
        createdAt: 9,
        library: 'public',
        videoNos: ['PI-1'],
        title: undefined,
        status: 'indexing',
      }),
      post(2),
      post(3, { status: 'cancelled' }),
    ]);
    expect(saves.map(({ key }) => key)).toEqual(['tiktok:post:1', 'tiktok:post:2']);
    expect(saves[0]).toMatchObject({ title: 'Bowl', note: 'mine', videoNos: ['VI1', 'PI-1'], status: 'ready' });
  });
});

describe('the local index', () => {
  it('finds by title, author, tag, note and what is said, at each letter', async () => {
    const captures = [
      post(1, { title: 'Throwing a bowl', author: 'kilnhouse' }),
      post(2, { title: 'Bread', tags: ['Küche'], note: 'for Sunday' }),
    ];
    await keepTranscript(db, 'VI2', 'speech', LINES, 0);
    const keeper = keeperOf(captures);
    await keeper.refresh();
    const found = async (words: string) => (await keeper.search(words)).map(({ title }) => title);
    for (const words of ['t', 'throw', 'kiln', 'BOWL thr']) expect(await found(words)).toContain('Throwing a bowl');
    for (const words of ['kuch', 'sund', 'glaz', 'cafe', 'studio hel']) expect(await found(words)).toEqual(['Bread']);
    expect(await found('zeppelin')).toEqual([]);
    expect(await found('')).toEqual(['Bread', 'Throwing a bowl']);
  });

  it('follows what changes, row by row', async () => {
    const captures = [post(1, { title: 'Bowl' }), post(2, { title: 'Cup' })];
    const keeper = keeperOf(captures);
    await keeper.refresh();
    captures[0] = post(1, { title: 'Bowl', note: 'glaze test' });
    captures.splice(1, 1, post(3, { title: 'Plate' }));
    await keepTranscript(db, 'VI3', 'speech', LINES, 0);
    await keeper.refresh();
    const glazed = await keeper.search('glaze');
    expect(glazed.map(({ title }) => title).sort()).toEqual(['Bowl', 'Plate']);
    expect(await keeper.search('cup')).toEqual([]);
  });

  it('is read back as it was written down', async () => {
    const captures = Array.from({ length: 250 }, (_, n) => post(n, { title: `Bowl number ${n}` }));
    await keeperOf(captures).refresh();
    const restored = await IndexShards.restore(db, async () => undefined);
    expect(restored.size).toBe(250);
    expect(restored.search('number 117')).toEqual(['tiktok:post:117']);
  });

  it('is written in parts, and of these only what changed', async () => {
    const captures = Array.from({ length: 250 }, (_, n) => post(n, { title: `Bowl number ${n}` }));
    const keeper = keeperOf(captures);
    await keeper.refresh();
    const before = await db.getAllKeys('index');
    expect(before.length).toBe(SHARDS);
    for (const place of before) await db.delete('index', place);
    const inOne = captures.filter(({ key }) => shardOf(key) === 3);
    for (const one of inOne) one.note = 'glazed';
    captures.push(...Array.from({ length: 60 }, (_, n) => post(1000 + n)).filter(({ key }) => shardOf(key) === 3));
    for (let n = 0; captures.filter(({ note, title }) => note || !title).length < 50; n += 1) {
      const more = post(2000 + n);
      if (shardOf(more.key) === 3) captures.push(more);
    }
    await keeper.refresh();
    expect(await db.getAllKeys('index')).toEqual(['saves:3']);
  });

  it.each([
    ['cut off', (part: StoredIndex) => ({ ...part, json: part.json.slice(0, 100) })],
    ['emptied', (part: StoredIndex) => ({ ...part, json: '{}' })],
    ['a text is missing', (part: StoredIndex) => ({ ...part, json: part.json.replace('"tiktok:post:117",', '') })],
    ['of a format before', (part: StoredIndex) => ({ ...part, format: part.format - 1 })],
  ])('is built anew where it is damaged: %s', async (_, damage) => {
    const captures = Array.from({ length: 250 }, (_, n) => post(n, { title: `Bowl number ${n}` }));
    await keeperOf(captures).refresh();
    const place = `saves:${shardOf('tiktok:post:117')}`;
    const stored = await db.get('index', place);
    if (!stored) throw new Error('nothing was written down');
    await db.put('index', damage(stored), place);
    const restored = await IndexShards.restore(db, async () => undefined);
    expect(restored.search('117')).toEqual([]);
    const keeper = keeperOf(captures);
    await keeper.refresh();
    expect((await keeper.search('117')).map(({ key }) => key)).toEqual(['tiktok:post:117']);
  });

  it('answers without any database of its own', async () => {
    const captures = [post(1, { title: 'Bowl' })];
    const none = () => Promise.reject(new Error('none'));
    const index = () => indexOver(none);
    const keeper = createIndexKeeper(
      { captures: async () => captures, breathe: async () => undefined, index, otherIndex: index },
      () => undefined,
    );
    await keeper.refresh();
    expect(await keeper.search('bow')).toHaveLength(1);
  });

  it('is another one where its worker does not run', async () => {
    const worker = new EventTarget() as EventTarget & Pick<Worker, 'postMessage' | 'terminate'>;
    worker.postMessage = () => setTimeout(() => worker.dispatchEvent(new Event('error')));
    const keeper = createIndexKeeper(
      {
        captures: async () => [post(1, { title: 'Bowl' })],
        breathe: async () => undefined,
        index: () => indexIn(worker as unknown as WorkerLike),
        otherIndex: () => indexOver(openLibraryDb),
      },
      () => undefined,
    );
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await keeper.refresh();
    expect(await keeper.search('bow')).toHaveLength(1);
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});

describe('kept transcripts', () => {
  it('count for good, but that there is none for a day only', async () => {
    await keepTranscript(db, 'VI1', 'speech', LINES, 0);
    await keepTranscript(db, 'VI2', 'speech', null, 0);
    expect((await readTranscript(db, 'VI1', 'speech', 999 * 24 * HOUR))?.lines).toEqual(LINES);
    expect(await readTranscript(db, 'VI2', 'speech', HOUR)).toMatchObject({ lines: null });
    expect(await readTranscript(db, 'VI2', 'speech', 25 * HOUR)).toBeUndefined();
  });
});

describe('answers of the library', () => {
  const hit = (videoNo: string, start: number, words?: string) => ({ videoNo, start, words, by: 'clip' as const });

  it('are joined to saves, one entry a post, its moments in the order of time', () => {
    const saves = savesOf([post(1), post(2)]);
    const found = groupHits([hit('VI2', 20), hit('VI9', 3), hit('VI2', 5), hit('VI2', 20.5, 'blue')], saves);
    expect(found.map(({ save, videoNo }) => save?.key ?? videoNo)).toEqual(['tiktok:post:2', 'VI9']);
    expect(found[0]?.moments.map(({ second, words }) => [second, words])).toEqual([
      [5, undefined],
      [20.5, 'blue'],
    ]);
  });

  /** A search whose answers a test gives by hand. */
  function remote() {
    const asked: { words: string; step: Step; answer(hits: number[]): void; refuse(): void }[] = [];
    const shown: RemoteState[] = [];
    const search = createRemoteSearch(
      (words, step) =>
        new Promise((resolve) => {
          asked.push({
            words,
            step,
            answer: (starts) => resolve({ ok: true, hits: starts.map((start) => ({ videoNo: 'VI1', start })) }),
            refuse: () => resolve({ ok: false, problem: 'no-credits' }),
          });
        }),
      (state) => shown.push(state),
    );
    return { asked, shown, search };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('the last question wins, and nothing more is asked for the one before', async () => {
    const { asked, shown, search } = remote();
    search({ words: 'bowl', isPublic: false });
    await settled();
    search({ words: 'bread', isPublic: false });
    search({ words: 'blue', isPublic: false });
    asked[0]?.answer([1]);
    await settled();
    expect(asked.map(({ words }) => words)).toEqual(['bowl', 'blue']);
    asked[1]?.answer([2]);
    await settled();
    asked[2]?.answer([3]);
    await settled();
    expect(asked.map(({ step }) => step.by)).toEqual(['clip', 'clip', 'audio']);
    expect(shown.at(-1)).toMatchObject({
      question: { words: 'blue' },
      asking: false,
      hits: [{ start: 2 }, { start: 3 }],
    });
  });

  it('says why there is none, and asks no further', async () => {
    const { asked, shown, search } = remote();
    search({ words: 'bowl', isPublic: false });
    await settled();
    asked[0]?.refuse();
    await settled();
    expect(shown.at(-1)).toMatchObject({ asking: false, problem: { code: 'no-credits' } });
    expect(asked).toHaveLength(1);
  });
});

describe('lines', () => {
  it.each([
    [0, 0],
    [6, 0],
    [7.9, 0],
    [8.5, -1],
    [12.96, 1],
    [30, -1],
  ])('at second %d line %d is spoken', (second, index) => {
    expect(lineAt(LINES, second)).toBe(index);
  });

  it('the one with the most of the words is found, accents aside', () => {
    expect(lineWith(LINES, 'blue cafe')?.start).toBe(13);
    expect(lineWith(LINES, 'hell')?.start).toBe(0);
    expect(lineWith(LINES, 'zeppelin')).toBeNull();
  });

  it.each([
    [0, '0:00'],
    [13.9, '0:13'],
    [725, '12:05'],
    [3723, '1:02:03'],
  ])('%d s are %s', (seconds, text) => expect(momentText(seconds)).toBe(text));
});

describe('quotes and files', () => {
  const [save] = savesOf([
    post(1, { title: 'A *bold* bowl', author: 'kilnhouse', url: 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c' }),
  ]);
  if (!save) throw new Error('no save');

  it('a quote has words, author, day, second and link', () => {
    expect(quoteOf(save, LINES.slice(1), 'Nov 26', 'plain')).toBe(
      '“Now we glaze the café bowl blue”\nkilnhouse, A *bold* bowl, Nov 26, 0:13\nhttps://www.youtube.com/watch?v=Ba_2ZRjX4-c&t=13s',
    );
    const markdown = quoteOf(save, LINES.slice(1), 'Nov 26', 'markdown');
    expect(markdown).toContain('> Now we glaze the café bowl blue');
    expect(markdown).toContain('A \\*bold\\* bowl, Nov 26, [0:13](https://www.youtube.com/watch?v=Ba_2ZRjX4-c&t=13s)');
  });

  it('subtitles hold their times, and words that would break them do no harm', () => {
    const lines = [...LINES, { start: 20, text: 'a --> b\n\n<b>' }];
    expect(subtitles(lines, 'srt')).toContain('2\n00:00:13,000 --> 00:00:18,000\nNow we glaze');
    expect(subtitles(lines, 'srt')).toContain('00:00:20,000 --> 00:00:23,000\na → b\n<b>\n');
    expect(subtitles(lines, 'vtt')).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:07\.000\nHello/);
    expect(subtitles(lines, 'vtt')).toContain('a → b\n&lt;b>');
    expect(subtitles(LINES, 'txt')).toBe('Hello from the studio\nNow we glaze the café bowl blue\n');
  });
});
