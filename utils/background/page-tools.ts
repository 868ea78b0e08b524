import { type Browser, browser } from 'wxt/browser';

/** Puts what moves the page's own player beside the content script; it tells by itself whether it is there already. */
export async function loadPlayer(tabId: number): Promise<null> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/page-player.js'], injectImmediately: true });
  return null;
}

/** Puts the tools of the page beside the content script that asks for them, into the same world. */
export async function loadTools({ tab, frameId = 0 }: Browser.runtime.MessageSender): Promise<null> {
  if (tab?.id === undefined) throw new Error('only a page in a tab has tools');
  await browser.scripting.executeScript({
    target: { tabId: tab.id, frameIds: [frameId] },
    files: ['/page-tools.js'],
    injectImmediately: true,
  });
  return null;
}
