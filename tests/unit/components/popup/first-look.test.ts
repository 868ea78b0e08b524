import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { firstLook } from '../../../../components/popup/first-look';
import { DEFAULT_SETTINGS, writeSettings } from '../../../../utils/settings';
import { capture } from '../../sample-capture';

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  vi.useRealTimers();
});

describe('what the popup is drawn with at first', () => {
  it('is the settings in force and the newest captures', async () => {
    await writeSettings({ defaultLibrary: 'public' });
    const newest = { rows: [capture()], more: false };
    const rows = { newest, imports: [] };
    expect(await firstLook(async () => rows)).toEqual({
      settings: { ...DEFAULT_SETTINGS, defaultLibrary: 'public' },
      ...rows,
    });
  });

  it.each([
    ['can not be read', () => Promise.reject(new Error('no room'))],
    ['do not come', () => new Promise<never>(() => undefined)],
  ])('has no rows, and leaves open whether there are any, when they %s', async (_, readNewest) => {
    vi.useFakeTimers();
    const look = firstLook(readNewest);
    await vi.runAllTimersAsync();
    expect((await look).newest).toEqual({ rows: [], more: true });
  });
});
