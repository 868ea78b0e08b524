// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { StorageAlert } from '../../../../components/ui/storage-alert';
import { open } from '../page';

beforeEach(() => fakeBrowser.reset());

describe('word of the storage', () => {
  it('is none while all is well', async () => {
    expect((await open(<StorageAlert />)).text()).toBe('');
  });

  it('says how many saves are back, and is gone once it was read', async () => {
    await browser.storage.local.set({ damage: { at: 1, restored: 3, lost: 0 } });
    const { find, click, text } = await open(<StorageAlert />);
    expect(find('[role=alert]').textContent).toContain('restored from the backup: 3');
    expect(text()).toContain('Nothing is missing.');
    await click('button', 'Got it');
    expect(text()).toBe('');
    expect(await browser.storage.local.get('damage')).toEqual({});
  });

  it('says what is missing', async () => {
    await browser.storage.local.set({ damage: { at: 1, restored: 3, lost: 2 } });
    expect((await open(<StorageAlert />)).text()).toContain('Could not be restored: 2');
  });

  it('says since when saves may be missing where only a copy of the history was left, and not that nothing is', async () => {
    await browser.storage.local.set({ damage: { at: 1, restored: 3, lost: 0, settingsLost: true, since: 1 } });
    const { text } = await open(<StorageAlert />);
    expect(text()).toContain('Saves made after Jan 1, 1970');
    expect(text()).not.toContain('Nothing is missing');
  });

  it('says that the settings are gone', async () => {
    await browser.storage.local.set({ damage: { at: 1, restored: 0, lost: 0, settingsLost: true } });
    expect((await open(<StorageAlert />)).text()).toContain("lost this extension's settings");
  });

  it('offers to make room on a full disk, and says what that came to', async () => {
    await browser.storage.local.set({ storageTrouble: 'full' });
    const { click, sent, text } = await open(<StorageAlert />, { makeRoom: () => ({ removed: 1000 }) });
    expect(text()).toContain("computer's disk is full");
    await click('button', 'Remove the oldest finished saves from this list');
    expect(sent.map(({ name }) => name)).toEqual(['makeRoom']);
    expect(text()).toContain('Removed from the list: 1,000');
  });
});
