import { costOfPosts } from '../captures/spent';
import type { Follow } from '../captures/types';

const TIMES_A_MONTH = { day: 30, week: 4.3 } as const;

/** What following costs in a month: requests, and at most how much by the published prices, US$. Pure. */
export function costOfFollowing({ every, count }: Pick<Follow, 'every' | 'count'>): { requests: number; usd: number } {
  const requests = Math.ceil(TIMES_A_MONTH[every]);
  // Posts that the library has already cost nothing: this is as if all were new each time.
  return { requests, usd: costOfPosts(count) * TIMES_A_MONTH[every] };
}
