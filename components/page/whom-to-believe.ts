import type { Target } from '../../utils/platforms/types';
import { QUIET_MS } from './agreement';

export interface Belief {
  /** What the page is about. */
  target: Target | null;
  /** Whether that is known. */
  agrees: boolean;
  /** Ask again after this time, ms. */
  again?: number;
}

/**
 * Where the address of a page names another post than its elements say they show, one of both is late: nobody knows
 * which. When both have stayed so for long enough, what is seen counts: a person presses for that.
 */
export function createBelief(): (named: Target | null, shown: Target | null, now: number) => Belief {
  let dispute = '';
  let since = 0;
  return (named, shown, now) => {
    if (!named || !shown || named.id === shown.id) {
      dispute = '';
      return { target: named, agrees: true };
    }
    const both = `${named.id} ${shown.id}`;
    if (both !== dispute) [dispute, since] = [both, now];
    const wait = since + QUIET_MS - now;
    return wait > 0 ? { target: named, agrees: false, again: wait } : { target: shown, agrees: true };
  };
}
