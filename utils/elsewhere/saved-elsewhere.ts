import { browser } from 'wxt/browser';
import { hasText } from './bloom';
import { readOwnFilter } from './own-filter';
import { fromParts } from './parts';

/** Whether something is probably saved in another browser of the person: wrong of one in a hundred for each browser. */
export type SavedElsewhere = (key: string) => boolean;

export const NOWHERE: SavedElsewhere = () => false;

/** What the person's other browsers say they saved. Where the browser has no such storage: nothing. */
export async function readSavedElsewhere(): Promise<SavedElsewhere> {
  try {
    const own = await readOwnFilter();
    const others = fromParts(await browser.storage.sync.get(null)).filter(({ device }) => device !== own?.device);
    return others.length === 0 ? NOWHERE : (key) => others.some(({ filter }) => hasText(filter, key));
  } catch {
    return NOWHERE;
  }
}
