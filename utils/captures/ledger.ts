import { PRICES } from '../memories/assumptions';
import { occupy } from './lanes';
import { readMeta, writeMeta } from './meta';
import type { LaneName, LedgerDay } from './rows';
import type { ReadTx, WriteTx } from './schema';
import type { CapturedVideo } from './types';

/** So many days are kept. */
const DAYS_KEPT = 62;

/** The day of a moment, in the person's own time. In: ms since 1970. */
export function dayOf(now: number): string {
  const date = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When the next day begins, ms since 1970. Days of 23 and 25 hours are what they are. */
export function nextDayAt(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

const emptyDay = (day: string): LedgerDay => ({ day, requests: {}, posts: 0, timed: 0, seconds: 0 });

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

/** What is known of a day. */
export async function readDay(tx: ReadTx | WriteTx, now: number): Promise<LedgerDay> {
  const day = dayOf(now);
  return (await readMeta(tx, 'ledger'))?.find((one) => one.day === day) ?? emptyDay(day);
}

async function changeDay(tx: WriteTx, now: number, change: (day: LedgerDay) => LedgerDay): Promise<void> {
  const days = (await readMeta(tx, 'ledger')) ?? [];
  const day = dayOf(now);
  const others = days.filter((one) => one.day !== day);
  const changed = change(days.find((one) => one.day === day) ?? emptyDay(day));
  await writeMeta(tx, 'ledger', [...others, changed].slice(-DAYS_KEPT));
}

/** A request leaves: its lane is taken, and it is counted, in the same breath. `posts`: what it asks for. */
export async function depart(tx: WriteTx, lane: LaneName, now: number, posts = 0): Promise<void> {
  await occupy(tx, lane, now);
  await changeDay(tx, now, (day) => ({
    ...day,
    requests: { ...day.requests, [lane]: (day.requests[lane] ?? 0) + 1 },
    posts: day.posts + posts,
  }));
}

/** Videos have come to be ready: from now on it is known how long they are. */
export async function countSeconds(tx: WriteTx, now: number, videos: readonly CapturedVideo[]): Promise<void> {
  const known = videos.flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds]));
  if (known.length === 0) return;
  await changeDay(tx, now, (day) => ({
    ...day,
    timed: day.timed + known.length,
    seconds: day.seconds + known.reduce((sum, n) => sum + n, 0),
  }));
}

/**
 * Until when a request of so many posts is held because of the cap of the day; undefined: it may leave. What alone is
 * more than the cap leaves as the first of a day, or it would never.
 */
export async function heldByCap(tx: ReadTx | WriteTx, now: number, posts: number): Promise<number | undefined> {
  const cap = await readMeta(tx, 'dailyCapUsd');
  if (!cap) return undefined;
  const spent = costOf(await readDay(tx, now));
  return spent > 0 && spent + costOfPosts(posts) > cap ? nextDayAt(now) : undefined;
}

/** The setting "Most a day" where the planner finds it; US$, 0 for none. */
export function setCap(tx: WriteTx, usd: number): Promise<void> {
  return writeMeta(tx, 'dailyCapUsd', usd > 0 ? usd : undefined);
}
