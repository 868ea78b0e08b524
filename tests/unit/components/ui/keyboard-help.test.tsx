// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KeyboardHelp } from '../../../../components/ui/keyboard-help';
import { open } from '../page';

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  vi.spyOn(fakeBrowser.commands, 'getAll').mockResolvedValue([
    { name: 'save-page', description: 'Save this page', shortcut: 'Alt+Shift+S' },
    { name: 'select-posts', description: 'Select posts', shortcut: '' },
  ] as never);
});

describe('the panel of keys', () => {
  it("lists the page's keys, and the browser's shortcuts as they are set: none where there is none", async () => {
    const { click, find, text } = await open(<KeyboardHelp page="popup" />);
    expect(text()).toBe('');
    await click('button', 'Keyboard');
    const lines = [...find('dialog').querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(lines).toContain('Remove the row from the list');
    expect(lines).toContain('Save this page');
    expect(lines).not.toContain('Select posts');
  });

  it('leads to where the browser has its shortcuts changed', async () => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
    const { click } = await open(<KeyboardHelp page="library" />);
    await click('button', 'Keyboard');
    await click('button', 'Change shortcuts');
    expect(create).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' });
  });
});
