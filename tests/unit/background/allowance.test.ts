import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAllowances, NO_TAB, use } from '../../../utils/background/allowance';
import { forgetSession } from '../../../utils/background/memory';

const THREE = { most: 3, perSecond: 1 };

describe('an allowance', () => {
  it('is whole at first, is used up, and comes back with time', () => {
    const first = use(THREE, undefined, 2, 1000);
    expect(first).toEqual({ left: 1, at: 1000 });
    expect(use(THREE, first ?? undefined, 2, 1500)).toBeNull();
    expect(use(THREE, first ?? undefined, 2, 2000)).toEqual({ left: 0, at: 2000 });
  });

  it('never grows past its most, and is whole again when the clock was set back', () => {
    expect(use(THREE, { left: 3, at: 0 }, 1, 1_000_000)).toEqual({ left: 2, at: 1_000_000 });
    expect(use(THREE, { left: 0, at: 5000 }, 3, 1000)).toEqual({ left: 0, at: 1000 });
  });
});

describe('the allowances of tabs', () => {
  let now = 0;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await forgetSession();
    now = 1_000_000;
    return () => vi.useRealTimers();
  });

  it('bound the saves of one tab and leave those of another alone', async () => {
    const allow = createAllowances(() => now);
    const granted = async (tab: number) => (await allow(tab, 'saveCaptures', 50)) as boolean;
    const of = async (tab: number) => [await granted(tab), await granted(tab), await granted(tab), await granted(tab)];
    expect([...(await of(1)), ...(await of(1))]).toEqual(Array(8).fill(true));
    expect(await granted(1)).toBe(false);
    expect(await granted(2)).toBe(true);
  });

  it('bound questions and presses that were left as well', async () => {
    const allow = createAllowances(() => now);
    let asked = 0;
    while (await allow(1, 'askQuestion', 1)) asked += 1;
    expect(asked).toBe(30);
    let left = 0;
    while (await allow(NO_TAB, 'saveCaptures', 1)) left += 1;
    expect(left).toBe(400);
  });

  it('are not whole again because the worker was ended', async () => {
    const allow = createAllowances(() => now);
    while (await allow(1, 'askQuestion', 1));
    await vi.runAllTimersAsync();
    const next = createAllowances(() => now);
    await expect.poll(async () => next(1, 'askQuestion', 1)).toBe(false);
    now += 5000;
    expect(await next(1, 'askQuestion', 1)).toBe(true);
  });
});
