import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPresses } from '../../../utils/background/presses';
import type { SaveRequest } from '../../../utils/captures/accept';
import type { SaveReceipt } from '../../../utils/messages';
import { leavePress } from '../../../utils/messages/presses';

const everybody = async () => true;
const item = { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Bread' };
const request: SaveRequest = { items: [item], library: 'private', count: undefined };
const receipt: SaveReceipt = { results: [], waitMs: 0 };

describe('a press', () => {
  const save = vi.fn<(request: SaveRequest) => Promise<SaveReceipt>>();
  const left = async () => Object.keys(await browser.storage.session.get(null));

  beforeEach(() => {
    fakeBrowser.reset();
    save.mockReset().mockResolvedValue(receipt);
  });

  it('that was left is saved by the next worker, and forgotten', async () => {
    leavePress({ item });
    await createPresses(save, everybody).sweep();
    expect(save).toHaveBeenCalledWith(request);
    await vi.waitFor(async () => expect(await left()).toEqual([]));
  });

  it('that comes by message and by storage is saved once, in whichever order they come', async () => {
    for (const isMessageFirst of [true, false]) {
      save.mockClear();
      const presses = createPresses(save, everybody);
      const id = leavePress({ item });
      const ways = [() => presses.take(id, request), () => presses.sweep()];
      for (const way of isMessageFirst ? ways : ways.reverse()) await way();
      expect(save).toHaveBeenCalledOnce();
      expect(await presses.take(id, request)).toBe(receipt);
    }
  });

  it('that is told of by a change of the session storage is saved, and nothing of another area', async () => {
    const presses = createPresses(save, everybody);
    await presses.hear({ 'press:1': { newValue: { item } } }, 'local');
    expect(save).not.toHaveBeenCalled();
    await presses.hear({ 'press:1': { newValue: { item, count: 20 } }, other: { newValue: 1 } }, 'session');
    expect(save.mock.calls).toEqual([[{ ...request, count: 20 }]]);
  });

  it('stays where it was left when it could not be saved, for the next worker', async () => {
    save.mockRejectedValueOnce(new Error('disk full'));
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    leavePress({ item });
    await createPresses(save, everybody).sweep();
    expect(await left()).toHaveLength(1);
    await createPresses(save, everybody).sweep();
    await vi.waitFor(async () => expect(await left()).toEqual([]));
  });

  it.each([
    ['no thing', {}],
    ['the public library, which is only dropped', { item: 5, library: 'public' }],
    ['too many posts', { item, count: 100_000 }],
    ['an endless address', { item: { url: 'x'.repeat(5000) } }],
  ])('that is none (%s) is thrown away', async (_, value) => {
    await browser.storage.session.set({ 'press:1': value });
    await createPresses(save, everybody).sweep();
    expect(save).not.toHaveBeenCalled();
    expect(await left()).toEqual([]);
  });

  it('is never public, whatever it says', async () => {
    await browser.storage.session.set({ 'press:1': { item, library: 'public', confirmedPublic: true, again: true } });
    await createPresses(save, everybody).sweep();
    expect(save.mock.calls).toEqual([[request]]);
  });

  it('is one of few: more than a person can make at once are thrown away', async () => {
    for (let i = 0; i < 60; i += 1) leavePress({ item });
    await createPresses(save, everybody).sweep();
    expect(save).toHaveBeenCalledTimes(50);
  });
});
