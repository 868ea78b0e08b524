// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { QueueLine } from '../../../../components/popup/queue-line';
import type { QueueSummary } from '../../../../utils/captures/read';
import { open } from '../page';

const MINUTE = 60_000;
const queue: QueueSummary = { waiting: 120, waitMs: 3 * MINUTE, paused: false, resolving: 0 };
const textOf = async (part: Partial<QueueSummary>) => (await open(<QueueLine queue={{ ...queue, ...part }} />)).text();

beforeEach(() => fakeBrowser.reset());

describe('the foot of the popup', () => {
  it('says how many wait, and how long until the last of them is sent', async () => {
    const text = await textOf({});
    expect(text).toContain('120 waiting');
    expect(text).toContain('All sent in about 3 min');
  });

  it.each<[string, Partial<QueueSummary>]>([
    ['of what the next batch holds', { waitMs: MINUTE }],
    ['while sending is paused', { paused: true }],
    ['while the person is needed', { halt: 'no-key' }],
    ['while the cap of the day holds it', { cappedUntil: Date.now() + MINUTE }],
    ['where nothing waits', { waiting: 0, waitMs: 0 }],
  ])('says no time %s', async (_, part) => {
    expect(await textOf(part)).not.toContain('All sent');
  });
});
