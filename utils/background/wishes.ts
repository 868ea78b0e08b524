import { type Browser, browser } from 'wxt/browser';
import { queueSummary } from '../captures/read';
import type { Library } from '../captures/types';
import { estimateMany, MANY, type Sending } from '../estimate-sending';
import type { Announcement, SaveReceipt } from '../messages';
import { recognise } from '../platforms/index';
import { readSettings } from '../settings';
import { wishAddress } from '../wish-address';
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

/** Saves what a menu or a shortcut asked for, and says what became of it. Public and many are asked about first. */
export async function saveFromBrowser(
  context: WorkerContext,
  tab: Browser.tabs.Tab | undefined,
  library: Library,
  wishes: readonly Wish[],
): Promise<void> {
  const items = wishes.map((wish) => ({ ...wish, title: wish.title?.slice(0, MAX_TITLE) }));
  const sending = await sendingOf(context, items);
  if (items.length > 0 && (library === 'public' || sending)) return askFirst(tab, { library, items, sending });
  const receipt = items.length > 0 ? await save(context, { items, library }) : await receiptFor(context, []);
  await tellPerson(tab, receipt, library);
}

/** How long it takes until all have left, after what waits already; undefined when they are not many. */
async function sendingOf({ core }: WorkerContext, items: readonly Wish[]): Promise<Sending | undefined> {
  const targets = items.flatMap(({ url }) => recognise(url) ?? []);
  if (targets.length <= MANY) return undefined;
  const { waitMs } = await queueSummary(await core.db(), core.clock.now());
  return estimateMany(targets, (await readSettings()).requestsPerMinute, waitMs);
}

/** Shows a receipt in the tab it concerns; where no script of ours is, as a notification. */
export async function tellPerson(tab: Browser.tabs.Tab | undefined, receipt: SaveReceipt, library: Library) {
  const wasTold = await tellTab(tab?.id, { name: 'feedback', receipt, library });
  if (!wasTold) await notifyReceipt(receipt);
}

type Question = Omit<Extract<Announcement, { name: 'ask-first' }>, 'name'>;

/** Only a page can ask a person: the tab's own, else a small window of ours. */
async function askFirst(tab: Browser.tabs.Tab | undefined, question: Question): Promise<void> {
  if (await tellTab(tab?.id, { name: 'ask-first', ...question })) return;
  const url = browser.runtime.getURL(`${POPUP_PAGE}#${await wishAddress(question)}` as '/');
  await browser.windows.create({ url, type: 'popup', width: 440, height: 520 });
}
