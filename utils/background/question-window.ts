import { browser } from 'wxt/browser';
import { forget, keep, recall } from './memory';
import { type StoredQuestion, stillWaiting, update } from './questions';
import { ASK_PAGE } from './sender';

/** Which question a window of ours holds. */
type Held = Pick<StoredQuestion, 'id' | 'tabId'>;

// Phones have no windows: there a tab holds it.
const placeOf = (holder: number) => `window:${holder}`;

/** Has a question stand in a window of ours. */
export async function openWindow(question: StoredQuestion): Promise<void> {
  await update({ ...question, inWindow: true });
  // By the address of the session, which is for frames in the sites, Chromium opens no window.
  const url = `${browser.runtime.getURL('/')}${ASK_PAGE.slice(1)}#${question.id}`;
  const holder = await open(url);
  const { id, tabId } = question;
  if (holder !== undefined) await keep(placeOf(holder), { id, tabId } satisfies Held);
}

async function open(url: string): Promise<number | undefined> {
  if (!browser.windows) return (await browser.tabs.create({ url })).id;
  // Without it a page of ours can't close its window in Firefox; Chromium knows no such word.
  const closing = import.meta.env.FIREFOX ? { allowScriptsToClose: true } : {};
  return (await browser.windows.create({ url, type: 'popup', width: 440, height: 520, ...closing }))?.id;
}

/** A window (a tab on phones) was closed. Out: the question that it held, if that waits still. */
export async function leftUnanswered(holder: number): Promise<StoredQuestion | null> {
  const held = await recall<Held>(placeOf(holder));
  if (!held) return null;
  await forget(placeOf(holder));
  return stillWaiting(held.id);
}

/** Calls back with the number of each window (tab on phones) that was closed. */
export function onHolderClosed(closed: (holder: number) => void): void {
  if (browser.windows) browser.windows.onRemoved.addListener((id) => closed(id));
  else browser.tabs.onRemoved.addListener((id) => closed(id));
}
