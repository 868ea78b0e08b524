import { browser } from 'wxt/browser';
import type { Announcement } from '../messages';
import { SITE_PATTERNS } from './sites';

/** Tells our open pages and the tabs of the sites. Nobody there to hear it is no error. */
export async function announce(announcement: Announcement): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...SITE_PATTERNS] });
  await Promise.all([
    browser.runtime.sendMessage(announcement).catch(() => undefined),
    ...tabs.map((tab) => tellTab(tab.id, announcement)),
  ]);
}

/** Tells one tab. Out: whether a content script was there to show it. */
export async function tellTab(tabId: number | undefined, announcement: Announcement): Promise<boolean> {
  if (tabId === undefined) return false;
  try {
    return (await browser.tabs.sendMessage(tabId, announcement, { frameId: 0 })) === true;
  } catch {
    return false;
  }
}

/** At most one call of `work` per `gapMs`: the first at once, what comes meanwhile as one more at the end. */
export function coalesced(work: () => Promise<unknown>, gapMs: number): () => void {
  let waiting = false;
  let again = false;
  const run = () => {
    waiting = true;
    again = false;
    work().catch((error: unknown) => console.error('Telling of a change failed.', error));
    setTimeout(() => {
      waiting = false;
      if (again) run();
    }, gapMs);
  };
  return () => {
    if (waiting) again = true;
    else run();
  };
}
