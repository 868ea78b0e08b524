import { describe, expect, it } from 'vitest';
import { isKept, isRow, isSound, readableHead } from '../../../../utils/captures/journal/readable';
import type { JournalRow } from '../../../../utils/captures/journal/types';
import { START, waitingCapture } from '../kit';

const isSoundMeta = (key: string, value: unknown) => isSound(['meta', key, value] as JournalRow);

describe('a single value in the journal', () => {
  const follow = {
    id: 'follow',
    key: 'tiktok:creator:one',
    platform: 'tiktok',
    kind: 'creator',
    url: 'https://www.tiktok.com/@one',
    title: 'One',
    every: 'week',
    count: 10,
    createdAt: START,
    nextAt: START,
  };

  const day = { day: '2026-11-27', requests: { chat: 2 }, posts: 3, timed: 0, seconds: 0 };

  it.each([
    ['paused', [true, false], ['yes', 1, {}]],
    [
      'halt',
      [{ code: 'no-credits' }, { code: 'no-credits', until: START }],
      [{}, { code: 4 }, { code: 'a', until: 'b' }],
    ],
    ['scraperIntervalMs', [0, 60_000], [-1, 'a minute', Number.NaN]],
    ['dailyCapUsd', [0, 2.5], [-1, {}, Number.POSITIVE_INFINITY]],
    ['follows', [[], [follow]], [{}, [{}], [{ ...follow, every: 'year' }], [{ ...follow, nextAt: null }]]],
    ['today', [day], [{}, { ...day, day: 'today' }, { ...day, posts: -1 }, { ...day, requests: { chat: 'two' } }]],
    ['lane:scraper', [{}, { waitMs: 5, strikes: 1 }], [5, { waitMs: 'long' }]],
  ])('%s', (key, good, bad) => {
    expect(isKept(key)).toBe(true);
    for (const value of [...good, null]) expect(isSoundMeta(key, value)).toBe(true);
    for (const value of bad) expect(isSoundMeta(key, value)).toBe(false);
  });

  it('of another name is no business of the journal', () => {
    for (const key of ['mark', 'mended', 'folders', 'linkTimes', 'toString', 'my lane:scraper']) {
      expect(isKept(key)).toBe(false);
      expect(isSoundMeta(key, {})).toBe(false);
    }
  });
});

describe('a row of the journal', () => {
  it('is told by its store and its key', () => {
    expect(isRow(['captures', 'id', null])).toBe(true);
    for (const row of [null, 'captures', ['tasks', 'id', null], ['toString', 'id', null], ['captures', 5, null]])
      expect(isRow(row)).toBe(false);
  });

  it('is sound when its value is what stands in its store, under its own key', () => {
    const file = { name: 'cat.png', type: 'image/png', base64: 'AAAA' };
    const imported = { id: 'id', total: 1, createdAt: START, state: 'open' };
    const rows: [string, string, unknown, boolean][] = [
      ['captures', 'capture', waitingCapture(), true],
      ['captures', 'another', waitingCapture(), false],
      ['captures', 'capture', { ...waitingCapture(), status: 'lost' }, false],
      ['captures', 'capture', { ...waitingCapture(), library: 'theirs' }, false],
      ['captures', 'capture', { ...waitingCapture(), videoNos: [1] }, false],
      ['captures', 'capture', { ...waitingCapture(), updatedAt: Number.NaN }, false],
      ['imports', 'id', imported, true],
      ['imports', 'other', imported, false],
      ['blobs', 'id', file, true],
      ['blobs', 'id', { ...file, base64: 'not base64!' }, false],
    ];
    for (const [store, key, value, is] of rows)
      expect([key, value, isSound([store, key, value] as JournalRow)]).toEqual([key, value, is]);
  });
});

describe('the head of the journal', () => {
  const head = { generation: 'a', seq: 0, place: 1, changes: 0 };

  it.each([
    head,
    { ...head, lookAt: 5, snapshot: { seq: 0, rows: 0, at: START }, older: { seq: 0, rows: 0, at: START } },
    { ...head, ofAVersionToCome: true },
  ])('%o', (stored) => {
    expect(readableHead(stored)).toEqual(stored);
  });

  it.each([
    undefined,
    { ...head, generation: '' },
    { ...head, seq: -1 },
    { ...head, seq: 0.5 },
    { ...head, place: 0 },
    { ...head, changes: 'many' },
    { ...head, lookAt: 'soon' },
    { ...head, snapshot: { seq: 1 } },
    { ...head, older: {} },
  ])('is none: %o', (stored) => {
    expect(readableHead(stored)).toBeUndefined();
  });
});
