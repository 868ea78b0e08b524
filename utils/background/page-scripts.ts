import { type Browser, browser } from 'wxt/browser';
import type { CheckedMessageData } from '../messages';

/** Puts what moves the page's own player beside the content script; it tells by itself whether it is there already. */
export async function loadPlayer(tabId: number): Promise<null> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/page-player.js'], injectImmediately: true });
  return null;
}

/** Puts a script beside the content script that asks for it, into the same world. */
export async function loadScript(
  script: CheckedMessageData<'loadScript'>['script'],
  { tab, frameId = 0 }: Browser.runtime.MessageSender,
): Promise<null> {
  if (tab?.id === undefined) throw new Error('only a page in a tab has scripts of ours');
  await browser.scripting.executeScript({
    target: { tabId: tab.id, frameIds: [frameId] },
    files: [`/${script}.js`] as Files,
    injectImmediately: true,
  });
  return null;
}

type Files = NonNullable<Parameters<typeof browser.scripting.executeScript>[0]['files']>;
