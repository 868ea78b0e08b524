import { browser } from 'wxt/browser';

/** Opens the browser's own page on which shortcuts of extensions are changed. Chromium has an address, Firefox a call. */
export async function openShortcuts(): Promise<void> {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands);
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** Whether there is such a page: Firefox has the call since 137, and none on Android. */
export const canOpenShortcuts = (): boolean =>
  browser.commands !== undefined && (import.meta.env.FIREFOX !== true || 'openShortcutSettings' in browser.commands);
