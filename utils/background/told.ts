import type { Browser } from 'wxt/browser';
import type { MemoriesDb } from '../captures/schema';
import type { Library } from '../captures/types';
import type { SaveReceipt } from '../messages';
import { tellTab } from './announce';
import { keep, recall } from './memory';
import { notifyReceipt } from './notifications';
import { siteOfSender } from './sender';

/** Shows a receipt in the tab it concerns; where no script of ours is, as a notification. */
export async function tellPerson(tab: Browser.tabs.Tab | undefined, receipt: SaveReceipt, library: Library) {
  const isTold = await tellTab(tab?.id, { name: 'feedback', receipt, library });
  if (isTold && tab?.id !== undefined) await rememberTold(tab.id, receipt);
  else await notifyReceipt(receipt);
}

/** As many as one receipt can tell of. */
const MOST_TOLD = 10_000;
const placeOf = (tabId: number) => `told:${tabId}`;

const toldIn = async (tabId: number) => (await recall<string[]>(placeOf(tabId)).catch(() => undefined)) ?? [];

/** Keeps in mind what a tab was told of, which may be of another site: it may take that back. */
export async function rememberTold(tabId: number, { results }: SaveReceipt): Promise<void> {
  const ids = results.flatMap((result) => ('captureId' in result ? [result.captureId] : []));
  const told = [...(await toldIn(tabId)), ...ids].slice(-MOST_TOLD);
  // What was saved is told either way; only the undo of what is of another site needs this.
  await keep(placeOf(tabId), told).catch((error) => console.error('What a tab was told could not be kept.', error));
}

/**
 * The captures that a sender may change: a content script those of its own site and those that its tab was told of,
 * a page of ours all.
 */
export async function ownCaptures(
  db: MemoriesDb,
  ids: readonly string[],
  sender: Browser.runtime.MessageSender,
): Promise<string[]> {
  const site = siteOfSender(sender);
  if (!site) return [...ids];
  const told = new Set(await toldIn(sender.tab?.id ?? -1));
  const tx = db.transaction('captures');
  const isOwn = await Promise.all(ids.map(async (id) => told.has(id) || (await tx.store.get(id))?.platform === site));
  return ids.filter((_, i) => isOwn[i]);
}
