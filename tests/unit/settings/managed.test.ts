import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, type Settings, watchSettings } from '../../../utils/settings';
import { readManaged } from '../../../utils/settings/managed';

/** A browser that has just started: it answers when the test says so. */
function silentBrowser() {
  let answer: (managed: object) => void = () => undefined;
  const answers = new Promise<object>((resolve) => {
    answer = resolve;
  });
  vi.spyOn(browser.storage.managed, 'get').mockReturnValue(answers as never);
  return { answer };
}

describe('what an organisation sets', () => {
  beforeEach(() => fakeBrowser.reset());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is waited for where it was never read: a public save could be one that it forbids', async () => {
    const { answer } = silentBrowser();
    const read = readSettings();
    await fakeBrowser.storage.local.get(null);
    answer({ publicSaving: false });
    expect((await read).publicSaving).toBe(false);
  });

  it('is what it was last while a browser that has just started says nothing', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockResolvedValue({ publicSaving: false } as never);
    await readManaged();
    silentBrowser();
    expect((await readSettings()).publicSaving).toBe(false);
  });

  it('is nothing where a browser never says', async () => {
    vi.useFakeTimers();
    silentBrowser();
    const read = readManaged();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await read).toEqual({});
  });

  it('tells whoever watches the settings when it turns out to be another', async () => {
    await readManaged();
    const { answer } = silentBrowser();
    expect((await readSettings()).namespace).toBe('default');
    const changed = new Promise<[Settings, Settings]>((resolve) => watchSettings((...both) => resolve(both)));
    answer({ namespace: 'newsroom' });
    expect((await changed).map(({ namespace }) => namespace)).toEqual(['newsroom', 'default']);
  });

  it('is nothing where the browser knows no organisation, as Firefox says it', async () => {
    vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    expect(await readManaged()).toEqual({});
  });

  it('is waited for where what was kept of it is damaged', async () => {
    await fakeBrowser.storage.local.set({ managed: 'nonsense' });
    const { answer } = silentBrowser();
    const read = readManaged();
    answer({ namespace: 'newsroom' });
    expect(await read).toEqual({ namespace: 'newsroom' });
  });
});
