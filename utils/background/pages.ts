import { browser } from 'wxt/browser';
import type { TargetKey } from '../platforms/types';

export const POPUP_PAGE = '/popup.html';
export const UPLOADS_PAGE = '/uploads.html';
export const IMPORT_PAGE = '/import.html';
export const LIBRARY_PAGE = '/library.html';
export const WELCOME_PAGE = '/welcome.html';

/** Opens a page of ours for somebody who can't reach it by a click of the browser's own. */
export async function openPage(page: 'options' | 'uploads' | 'popup'): Promise<null> {
  if (page === 'options') await browser.runtime.openOptionsPage();
  else await openTab(page === 'uploads' ? UPLOADS_PAGE : POPUP_PAGE);
  return null;
}

/** The library with one thing open, in a tab of its own; `follow`: with the way to follow what has that address. */
export async function openLibrary(key: TargetKey, follow?: string): Promise<null> {
  const asked = new URLSearchParams(follow === undefined ? { post: key } : { follow });
  await browser.tabs.create({ url: browser.runtime.getURL(`${LIBRARY_PAGE}?${asked}` as '/') });
  return null;
}

/** Opens a page of ours in a tab, or goes to the tab that has it. */
export async function openTab(page: string): Promise<void> {
  const url = browser.runtime.getURL(page as '/');
  const [open] = await browser.tabs.query({ url });
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true });
}
