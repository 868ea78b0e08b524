import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createJumps } from '../../../utils/background/jumps';
import { forgetSession } from '../../../utils/background/memory';

const POST = 'https://www.tiktok.com/@tide_pools/video/7635167387301692549';
const KEY = 'tiktok:post:7635167387301692549';
const TAB = 7;

let told: unknown[];
let opened: string[];
beforeEach(async () => {
  await forgetSession();
  told = [];
  opened = [];
  const create = async ({ url = '' }) => {
    opened.push(url);
    return { id: TAB };
  };
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(create as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (_: number, m: unknown) =>
    told.push(m)) as never);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(((key: string) => key) as never);
  fakeBrowser.scripting.executeScript = (async () => []) as never;
});

/** A content script that starts in a tab, at an address. */
const page = (url: string, frameId = 0, id = TAB) => ({ url, frameId, tab: { id } }) as Browser.runtime.MessageSender;

describe('a jump', () => {
  it('is handed to the page of its post, once', async () => {
    const jumps = createJumps();
    await jumps.open(POST, 13);
    expect(opened).toEqual([POST]);
    await jumps.arrived(page(`${POST}?lang=en`));
    await jumps.arrived(page(POST));
    expect(told).toMatchObject([{ name: 'player-jump', key: KEY, second: 13 }]);
  });

  it('waits where another page comes first, and outlives the worker', async () => {
    await createJumps().open(POST, 13);
    const another = createJumps();
    await another.arrived(page('https://www.tiktok.com/login'));
    await another.arrived(page('https://www.tiktok.com/@tide_pools/video/7635167387301692550'));
    expect(told).toEqual([]);
    await another.arrived(page(POST));
    expect(told).toHaveLength(1);
  });

  it.each([
    ['another tab', page(POST, 0, TAB + 1), 0],
    ['a frame', page(POST, 3), 0],
    ['much later', page(POST), 11 * 60_000],
  ])('is not for %s', async (_, sender, later) => {
    let now = 1_000_000;
    const jumps = createJumps(() => now);
    await jumps.open(POST, 13);
    now += later;
    await jumps.arrived(sender);
    expect(told).toEqual([]);
  });

  it('stands in the address where the site has a place for it', async () => {
    const jumps = createJumps();
    await jumps.open('https://www.youtube.com/watch?v=Ba_2ZRjX4-c', 13.7);
    expect(opened).toEqual(['https://www.youtube.com/watch?v=Ba_2ZRjX4-c&t=13s']);
    await jumps.arrived(page('https://www.youtube.com/watch?v=Ba_2ZRjX4-c&t=13s'));
    expect(told).toEqual([]);
  });

  it('goes to no address but one of a post', async () => {
    await expect(createJumps().open('https://example.org/', 13)).rejects.toThrow();
    expect(opened).toEqual([]);
  });
});
