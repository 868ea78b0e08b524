import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings } from '../../utils/settings';

describe('settings that were stored with one switch for the button for selecting posts', () => {
  beforeEach(() => fakeBrowser.reset());

  it.each([
    [{ selectButton: false, namespace: 'mine' }, ['tiktok', 'youtube', 'instagram']],
    [{ selectButton: true, namespace: 'mine' }, []],
    [{ namespace: 'mine' }, []],
    [{ selectButton: false, selectHiddenOn: ['tiktok'], namespace: 'mine' }, ['tiktok']],
  ])('%j: it is as it was, on every site', async (settings, selectHiddenOn) => {
    await fakeBrowser.storage.local.set({ settings });
    expect(await readSettings()).toMatchObject({ namespace: 'mine', selectHiddenOn });
  });
});
