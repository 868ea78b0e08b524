import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createWaker, WORK_ALARM } from '../../../utils/background/wake';
import type { Pump } from '../../../utils/captures/engine';

const START = 1_000_000;
const NEVER = Number.POSITIVE_INFINITY;
const clock = { now: () => Date.now() };

function pump(name: Pump['name'], next: () => number, feeds: Pump['feeds'] = []) {
  return { name, feeds, run: vi.fn(async () => next()) };
}

const alarmIn = async () => {
  const alarm = await browser.alarms.get(WORK_ALARM);
  return alarm && alarm.scheduledTime - Date.now();
};

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('keeping the work going', () => {
  it('calls a pump again when it wants to be, while the worker lives', async () => {
    const send = pump('scraper', () => (Date.now() < START + 5000 ? START + 5000 : NEVER));
    createWaker([send], clock).kick();
    await vi.advanceTimersByTimeAsync(4999);
    expect(send.run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(send.run).toHaveBeenCalledTimes(2);
  });

  it('leaves an alarm behind while there is work, for the worker after this one', async () => {
    createWaker([pump('scraper', () => START + 5000)], clock).kick();
    await vi.advanceTimersByTimeAsync(0);
    expect(await alarmIn()).toBe(30_000);
  });

  it('lets the alarm alone do a longer wait', async () => {
    const send = pump('scraper', () => START + 60_000);
    createWaker([send], clock).kick();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(send.run).toHaveBeenCalledTimes(1);
    expect(await alarmIn()).toBe(1000);
  });

  it('leaves no alarm when there is nothing to wait for', async () => {
    createWaker([pump('scraper', () => NEVER), pump('follow', () => NEVER)], clock).kick();
    await vi.advanceTimersByTimeAsync(0);
    expect(await alarmIn()).toBeUndefined();
  });

  it('calls the pump that another gave work', async () => {
    const follow = pump('follow', () => NEVER);
    createWaker([pump('scraper', () => NEVER, ['follow']), follow], clock).kick();
    await vi.advanceTimersByTimeAsync(0);
    expect(follow.run).toHaveBeenCalledTimes(2);
  });

  it('looks again a little later when a pump fails, and lets the others go on', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = { ...pump('scraper', () => NEVER), run: vi.fn(async () => Promise.reject(new Error('disk full'))) };
    const follow = pump('follow', () => NEVER);
    createWaker([broken, follow], clock).kick();
    await vi.advanceTimersByTimeAsync(0);
    expect(follow.run).toHaveBeenCalled();
    expect(await alarmIn()).toBe(30_000);
  });
});
