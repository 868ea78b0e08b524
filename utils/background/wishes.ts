import { type Browser, browser } from 'wxt/browser';
import type { Library } from '../captures/types';
import type { SaveReceipt } from '../messages';
import { tellTab } from './announce';
import type { WorkerContext } from './context';
import { notifyReceipt } from './notifications';
import { POPUP_PAGE } from './pages';
import { receiptFor } from './receipt';
import { save } from './save';

/** Something to save, as a menu or a shortcut finds it. */
export interface Wish {
  url: string;
  title?: string;
  author?: string;
}

/** Longer titles would be refused by the protocol when they come back from a confirmation. Characters. */
const MAX_TITLE = 500;

/** Saves what a menu or a shortcut asked for, and says what became of it. Public is asked about first, always. */
export async function saveFromBrowser(
  context: WorkerContext,
  tab: Browser.tabs.Tab | undefined,
  library: Library,
  wishes: readonly Wish[],
): Promise<void> {
  const items = wishes.map((wish) => ({ ...wish, title: wish.title?.slice(0, MAX_TITLE) }));
  if (library === 'public' && items.length > 0) return askPublic(tab, items);
  const receipt = items.length > 0 ? await save(context, { items, library }) : await receiptFor(context, []);
  await tellPerson(tab, receipt, library);
}

/** Shows a receipt in the tab it concerns; where no script of ours is, as a notification. */
export async function tellPerson(tab: Browser.tabs.Tab | undefined, receipt: SaveReceipt, library: Library) {
  const wasTold = await tellTab(tab?.id, { name: 'feedback', receipt, library });
  if (!wasTold) await notifyReceipt(receipt);
}

/** Only a page can ask a person: the tab's own, else a small window of ours. */
async function askPublic(tab: Browser.tabs.Tab | undefined, items: Wish[]): Promise<void> {
  if (await tellTab(tab?.id, { name: 'ask-public', items })) return;
  const url = browser.runtime.getURL(`${POPUP_PAGE}#save-public=${encodeURIComponent(JSON.stringify(items))}` as '/');
  await browser.windows.create({ url, type: 'popup', width: 440, height: 520 });
}
