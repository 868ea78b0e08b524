import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addContents, type FoundGroup, nothingFound } from '../../../../components/import/found';
import { PORTION, saveGroups, twice } from '../../../../components/import/save-groups';
import { sumTallies, tally, tallyAll } from '../../../../components/import/tally';
import type { ListContents, ListItem } from '../../../../utils/lists/types';
import type { MessageData } from '../../../../utils/messages';
import { RefusedError } from '../../../../utils/messages/send';
import { recognise } from '../../../../utils/platforms/index';
import { posts } from '../../captures/kit';

const item = (url: string, more: Partial<ListItem> = {}): ListItem => {
  const target = recognise(url);
  if (!target) throw new Error(`not a target: ${url}`);
  return { ...target, ...more };
};

const section = (id: string, items: ListItem[], suggested = true) => ({ id, name: id, suggested, items });
const contents = (sections: ListContents['sections'], leftOut: ListContents['leftOut'] = []): ListContents => ({
  format: 'TikTok data',
  sections,
  leftOut,
});

async function read(...files: ListContents[]) {
  const found = nothingFound();
  for (const file of files) await addContents(found, file);
  return found;
}

const MAKER = item('https://www.tiktok.com/@maker');
const LIKES = posts('tiktok', 3).map((url) => item(url));

describe('what was found', () => {
  it('has creators and hashtags of a section as groups of their own, unticked', async () => {
    const tag = item('https://www.tiktok.com/tag/clay');
    const { groups } = await read(contents([section('liked', [...LIKES, MAKER, tag])]));
    expect(groups.map(({ kind, ticked, rows }) => [kind, ticked, rows.length])).toEqual([
      ['post', true, 3],
      ['creator', false, 1],
      ['hashtag', false, 1],
    ]);
  });

  it('ticks creators where a list is about them, and nothing that the list does not suggest', async () => {
    const { groups } = await read(contents([section('following', [MAKER]), section('watched', LIKES, false)]));
    expect(groups.map(({ ticked }) => ticked)).toEqual([true, false]);
  });

  it('joins the same section of several files, each thing once', async () => {
    const { groups } = await read(
      contents([section('liked', LIKES)]),
      contents([section('liked', [...LIKES.slice(1), item(posts('tiktok', 1, 7)[0] ?? '')])]),
    );
    expect(groups.map(({ rows }) => rows.length)).toEqual([4]);
  });

  it('names what the API can not take among what was left out, joined by reason', async () => {
    const tag = item('https://www.youtube.com/hashtag/clay');
    const cut = { reason: 'cut' as const, count: 2, examples: ['a…', 'b…'] };
    const { groups, leftOut } = await read(contents([section('links', [tag])], [cut]), contents([], [cut]));
    expect(groups).toEqual([]);
    expect(leftOut).toEqual([
      { reason: 'cut', count: 4, examples: ['a…', 'b…', 'a…', 'b…'] },
      { reason: 'collect-on-page', count: 1, examples: ['clay'] },
    ]);
  });
});

describe('a group in numbers', () => {
  const mixed = [...posts('tiktok', 120), ...posts('youtube', 10)].map((url, i) => item(url, { addedAt: i }));

  it('counts what is there already, what is new, and what that costs', async () => {
    const { groups } = await read(contents([section('liked', mixed)]));
    const saved = new Set(groups[0]?.rows.slice(0, 20).map(({ key }) => key));
    expect(await tally(groups[0] as FoundGroup, { saved })).toEqual({
      total: 130,
      already: 20,
      fresh: 110,
      undated: 0,
      elsewhere: 0,
      requests: 3,
    });
  });

  it('leaves out single rows, and what was added before a day', async () => {
    const { groups } = await read(contents([section('liked', [...mixed, item(posts('tiktok', 1, 500)[0] ?? '')])]));
    const [group] = groups as [FoundGroup];
    group.off.add(group.rows[125]?.key ?? '');
    expect(await tally(group, { saved: new Set(), since: 100 })).toMatchObject({
      total: 131,
      fresh: 29,
      undated: 1,
    });
  });

  it('counts of what it would add what is probably saved on another device', async () => {
    const { groups } = await read(contents([section('liked', mixed), section('watched', mixed)]));
    const keys = groups[0]?.rows.map(({ key }) => key) ?? [];
    const saved = new Set(keys.slice(0, 20));
    const elsewhere = (key: string) => keys.slice(10, 50).includes(key as never);
    const tallies = (await tallyAll(groups, { saved, elsewhere })) ?? new Map();
    expect(sumTallies(groups, tallies)).toMatchObject({ fresh: 110, elsewhere: 30 });
  });

  it('counts what stands in several groups once, as it is saved', async () => {
    const rows = mixed.slice(0, 10);
    const { groups } = await read(contents([section('liked', rows), section('watched', mixed.slice(5, 15))]));
    const tallies = (await tallyAll(groups, { saved: new Set() })) ?? new Map();
    expect(sumTallies(groups, tallies)).toEqual({ fresh: 15, total: 20, elsewhere: 0, requests: 2 });
    (groups[0] as FoundGroup).ticked = false;
    expect(sumTallies(groups, (await tallyAll(groups, { saved: new Set() })) ?? new Map()).fresh).toBe(10);
  });
});

describe('saving what was found', () => {
  const setUp = async (n: number) => {
    const found = await read(
      contents([
        section(
          'liked',
          posts('tiktok', n).map((url) => item(url)),
        ),
      ]),
    );
    const sent: MessageData<'saveImport'>[] = [];
    const send = vi.fn(async (portion: MessageData<'saveImport'>) => {
      sent.push(portion);
      return { queued: portion.items.length, already: 0, refused: 0, cancelled: false };
    });
    const orders = {
      library: 'private' as const,
      folder: '',
      choice: { saved: new Set<string>() },
      nameOf: () => 'TikTok likes',
      onProgress: vi.fn(),
      signal: new AbortController().signal,
    };
    return { found, sent, send, orders };
  };

  it('goes in portions of one import, with progress after each', async () => {
    const { found, sent, send, orders } = await setUp(2 * PORTION + 1);
    const saved = await saveGroups(found.groups, { ...orders, send });
    expect(sent.map(({ items }) => items.length)).toEqual([PORTION, PORTION, 1]);
    expect(new Set(sent.map(({ importId }) => importId)).size).toBe(1);
    expect(saved).toEqual({
      queued: 2 * PORTION + 1,
      already: 0,
      refused: 0,
      done: 2 * PORTION + 1,
      of: 2 * PORTION + 1,
    });
    expect(orders.onProgress).toHaveBeenCalledTimes(3);
  });

  it('stops between two portions, and knows how far it came', async () => {
    const { found, sent, send, orders } = await setUp(2 * PORTION);
    const stop = new AbortController();
    const saved = await saveGroups(found.groups, {
      ...orders,
      send,
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    expect(sent).toHaveLength(1);
    expect(saved).toMatchObject({ done: PORTION, of: 2 * PORTION });
  });

  it('sends a portion again when the worker died at it, but not one that was refused', async () => {
    const { found, sent, send, orders } = await setUp(2 * PORTION);
    send.mockRejectedValueOnce(new Error('the message channel closed before a response was received'));
    expect(await saveGroups(found.groups, { ...orders, send: twice(send) })).toMatchObject({ done: 2 * PORTION });
    expect(sent.map(({ items }) => items.length)).toEqual([PORTION, PORTION]);
    send.mockRejectedValueOnce(new RefusedError({ refused: 'bad-data', detail: 'items' }));
    await expect(saveGroups(found.groups, { ...orders, send: twice(send) })).rejects.toThrow('bad-data');
  });

  it('sends no more of an import that was cancelled meanwhile', async () => {
    const { found, orders } = await setUp(2 * PORTION);
    const send = vi.fn(async () => ({ queued: 0, already: 0, refused: 0, cancelled: true }));
    expect(await saveGroups(found.groups, { ...orders, send })).toMatchObject({ queued: 0, done: 0 });
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('sends each new thing of ticked groups exactly once, and nothing else', async () => {
    const index = fc.integer({ min: 0, max: 30 });
    const group = fc.record({ rows: fc.array(index), ticked: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(group, { maxLength: 4 }), fc.array(index), async (groups, savedBefore) => {
        const urls = posts('tiktok', 31);
        const sections = groups.map(({ rows }, i) =>
          section(
            `s${i}`,
            rows.map((n) => item(urls[n] ?? '')),
          ),
        );
        const found = await read(contents(sections));
        for (const one of found.groups) one.ticked = groups[Number(one.section.id.slice(1))]?.ticked ?? false;
        const saved = new Set(savedBefore.map((n) => `tiktok:post:${recognise(urls[n] ?? '')?.id}`));
        const { sent, send, orders } = await setUp(0);
        await saveGroups(found.groups, { ...orders, send, choice: { saved } });
        const wanted = groups.flatMap(({ rows, ticked }) => (ticked ? rows : []));
        const expected = new Set(wanted.filter((n) => !savedBefore.includes(n)).map((n) => urls[n] ?? ''));
        const went = sent.flatMap(({ items }) => items.map(({ url }) => url));
        expect(went.toSorted()).toEqual([...expected].toSorted());
      }),
      { numRuns: 50 },
    );
  });
});
