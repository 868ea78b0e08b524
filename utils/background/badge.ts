import { browser } from 'wxt/browser';
import { local } from '../local/area';
import { COUNTS, type Counts } from './counts';

/** How many had failed when the person last looked at the list. */
const SEEN = 'failedSeen';

const CALM = '#4a5568';
const LOUD = '#b3261e';

/** Says on the toolbar how much is under way; `!` when the person is needed, in red how many failed since they looked. */
export async function showBadge(counts: Counts): Promise<void> {
  const { [SEEN]: seen = 0 } = (await local.get(SEEN)) as { [SEEN]?: number };
  // Some were retried or removed: from fewer on, the next one counts again.
  if (counts.open === 0 && seen > counts.failed) await local.set({ [SEEN]: counts.failed });
  const { text, color } = badgeOf(counts, seen);
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeText({ text });
}

/** What the badge shows. `seen`: how many had failed when the person last looked. */
export function badgeOf({ open, failed, halt }: Counts, seen: number): { text: string; color: string } {
  if (halt !== undefined && open > 0) return { text: '!', color: LOUD };
  if (failed > seen) return { text: badgeNumber(failed - seen), color: LOUD };
  return { text: badgeNumber(open), color: CALM };
}

/** The person looks at the list, with so many failed in it: that is no news any more. */
export async function failuresSeen(failed: number): Promise<void> {
  await local.set({ [SEEN]: failed });
  const { [COUNTS]: counts } = (await local.get(COUNTS)) as { [COUNTS]?: Counts };
  if (counts) await showBadge(counts);
}

/** Four characters fit. */
export function badgeNumber(open: number): string {
  if (open === 0) return '';
  return open > 999 ? '999+' : String(open);
}
