import { PRICES } from '../memories/assumptions';
import type { LedgerDay } from './rows';

/** How many requests left on a day. */
export function requestsOf({ requests }: LedgerDay): number {
  return Object.values(requests).reduce((sum, n) => sum + n, 0);
}

/** How long all posts of a day are together, s: as far as it is known, else as long as a usual one. */
export function secondsOf({ posts, timed, seconds }: LedgerDay): number {
  return seconds + Math.max(0, posts - timed) * PRICES.usualSeconds;
}

/** What a day has cost, by the published prices; an estimate, US$. */
export function costOf(day: LedgerDay): number {
  const { search = 0, chat = 0 } = day.requests;
  return secondsOf(day) * PRICES.second + search * PRICES.search + chat * PRICES.chat;
}

/** What so many posts cost, as far as anybody can say before. US$. */
export function costOfPosts(posts: number): number {
  return posts * PRICES.usualSeconds * PRICES.second;
}

/** Requests that cost nothing may be missing from the second copy, so many at most. */
const UNNOTED_REQUESTS = 20;

/** What of a day must be noted at once where it is written twice: what the cap is held against, and about how many requests. */
export function noteworthy(day: LedgerDay): unknown {
  return [day.day, costOf(day), day.posts, day.timed, Math.floor(requestsOf(day) / UNNOTED_REQUESTS)];
}
