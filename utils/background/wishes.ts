import type { Browser } from 'wxt/browser';
import type { Library } from '../captures/types';
import type { WorkerContext } from './context';
import { askForBrowser, sendingOf } from './question';
import { receiptFor } from './receipt';
import { save } from './save';
import { tellPerson } from './told';

/** Something to save, as a menu or a shortcut finds it. */
export interface Wish {
  url: string;
  title?: string;
  author?: string;
}

/** As long as the protocol lets titles be that come from a page. Characters. */
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
  if (items.length > 0 && (library === 'public' || sending)) {
    return askForBrowser(tab, { items, library }, sending);
  }
  const receipt = items.length > 0 ? await save(context, { items, library }) : await receiptFor(context, []);
  await tellPerson(tab, receipt, library);
}
