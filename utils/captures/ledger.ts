import { occupy } from './lanes';
import { readMeta, writeMeta } from './meta';
import type { LaneName, LedgerDay } from './rows';
import type { ReadTx, WriteTx } from './schema';
import { costOf, costOfPosts } from './spent';
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

/** What is known of a day. */
export async function readDay(tx: ReadTx | WriteTx, now: number): Promise<LedgerDay> {
  const day = dayOf(now);
  const today = await readMeta(tx, 'today');
  if (today?.day === day) return today;
  return (await readMeta(tx, 'ledger'))?.find((one) => one.day === day) ?? emptyDay(day);
}

/** The day at hand stands by itself: it changes with each request, and is written twice (see `journal`). */
async function changeDay(tx: WriteTx, now: number, change: (day: LedgerDay) => LedgerDay): Promise<void> {
  const today = await readMeta(tx, 'today');
  const changed = change(await readDay(tx, now));
  await writeMeta(tx, 'today', changed);
  if (today?.day === changed.day) return;
  const days = [...((await readMeta(tx, 'ledger')) ?? []), ...(today ? [today] : [])];
  const before = days.filter(({ day }) => day !== changed.day);
  await writeMeta(tx, 'ledger', before.slice(-DAYS_KEPT));
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
  const cap = await readCap(tx);
  if (cap === 0) return undefined;
  const spent = costOf(await readDay(tx, now));
  return spent > 0 && spent + costOfPosts(posts) > cap ? nextDayAt(now) : undefined;
}

/** What stands of the setting "Most a day" where the planner finds it; US$, 0 for none. */
export async function readCap(tx: ReadTx | WriteTx): Promise<number> {
  return (await readMeta(tx, 'dailyCapUsd')) ?? 0;
}

/** The setting "Most a day" where the planner finds it; US$, 0 for none. */
export function setCap(tx: WriteTx, usd: number): Promise<void> {
  return writeMeta(tx, 'dailyCapUsd', usd > 0 ? usd : undefined);
}
