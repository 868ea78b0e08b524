import { type Browser, browser } from 'wxt/browser';
import { platformOf } from '../platforms/index';

/** Who sent a message: `own` = a page of this extension, `site` = our content script on one of the sites. */
export type SenderKind = 'own' | 'site' | 'stranger';

/**
 * Tells senders apart by what the browser says about them, never by what they say. A content script's `url` is its
 * page's, so it can't pass for a page of ours, whose origin no web page has.
 */
export function kindOfSender(sender: Browser.runtime.MessageSender): SenderKind {
  if (sender.id !== browser.runtime.id || !sender.url) return 'stranger';
  const url = URL.parse(sender.url);
  if (url?.origin === new URL(browser.runtime.getURL('/')).origin) return 'own';
  const isSite = url?.protocol === 'https:' && platformOf(sender.url) !== null;
  return isSite && sender.tab?.id !== undefined ? 'site' : 'stranger';
}
