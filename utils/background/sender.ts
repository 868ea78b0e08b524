import { type Browser, browser } from 'wxt/browser';
import { type PlatformId, platformOf } from '../platforms/index';

/** The page that asks a person; the only one of ours that can stand in a frame. */
export const ASK_PAGE = '/ask.html';

/**
 * Who sent a message: `own` = a page of this extension, `question` = the one that asks, `site` = our content script
 * on one of the sites.
 */
export type SenderKind = 'own' | 'question' | 'site' | 'stranger';

/**
 * Tells senders apart by what the browser says about them, never by what they say. A content script's `url` is its
 * page's, so it can't pass for a page of ours, whose origin no web page has.
 */
export function kindOfSender(sender: Browser.runtime.MessageSender): SenderKind {
  if (sender.id !== browser.runtime.id || !sender.url) return 'stranger';
  const url = URL.parse(sender.url);
  if (url?.origin === new URL(browser.runtime.getURL('/')).origin)
    return url.pathname === ASK_PAGE ? 'question' : 'own';
  return siteOfSender(sender) ? 'site' : 'stranger';
}

/** The site on which a content script runs; null for whoever is none. */
export function siteOfSender({ url, tab }: Browser.runtime.MessageSender): PlatformId | null {
  const isSecure = URL.parse(url ?? '')?.protocol === 'https:';
  return isSecure && tab?.id !== undefined ? platformOf(url ?? '') : null;
}
