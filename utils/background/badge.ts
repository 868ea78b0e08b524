import { browser } from 'wxt/browser';
import { type Counts, SHOWN } from './counts';

/** Says on the toolbar how much is under way, and `!` when the person is needed. */
export async function showBadge({ open, halt }: Counts): Promise<void> {
  const isStuck = halt !== undefined && open > 0;
  await browser.action.setBadgeBackgroundColor({ color: isStuck ? '#b3261e' : '#4a5568' });
  await browser.action.setBadgeText({ text: isStuck ? '!' : badgeNumber(open) });
}

/** Four characters fit. */
export function badgeNumber(open: number): string {
  if (open === 0) return '';
  return open > SHOWN ? `${SHOWN}+` : String(open);
}
