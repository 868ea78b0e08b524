import { readMeta, writeMeta } from './meta';
import type { Rest } from './rows';
import type { WriteTx } from './schema';

/**
 * How fast short links are followed: gently enough for a site to take it for a person, since more brings a robot check.
 * Not published by any site; ours (2026-11): 1 a second, 20 a minute.
 */
const APART_MS = 1000;
const MINUTE_MS = 60_000;
const PER_MINUTE = 20;

/** A site that does not answer as it should is left alone: first so long, then twice as long each time, ms. */
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 2 * 60 * MINUTE_MS;

/** Takes a turn to follow a link. Out: 0 when it may leave now, else after how many ms to ask again. */
export async function takeLinkTurn(tx: WriteTx, now: number): Promise<number> {
  const stored = (await readMeta(tx, 'linkTimes')) ?? [];
  // A clock that was set back makes nobody wait longer than a full minute.
  const times = stored.map((at) => Math.min(at, now));
  const last = times.at(-1) ?? Number.NEGATIVE_INFINITY;
  const first = times.at(-PER_MINUTE) ?? Number.NEGATIVE_INFINITY;
  const free = Math.max(last + APART_MS, first + MINUTE_MS);
  if (free > now) {
    // Written down, or who asks again would meet the same distance from now each time.
    if (stored.some((at) => at > now)) await writeMeta(tx, 'linkTimes', times);
    return free - now;
  }
  await writeMeta(tx, 'linkTimes', [...times, now].slice(-PER_MINUTE));
  return 0;
}

/** The answer has come: what is next keeps its distance from that. */
export async function endLinkTurn(tx: WriteTx, now: number): Promise<void> {
  const times = (await readMeta(tx, 'linkTimes')) ?? [];
  await writeMeta(tx, 'linkTimes', [...times.slice(0, -1), now]);
}

/** Leaves a host alone for longer than the last time. Out: the rest it is given. */
export async function restHost(tx: WriteTx, host: string, now: number, retryAfterMs = 0): Promise<Rest> {
  const rests = (await readMeta(tx, 'linkRests')) ?? {};
  const { since = now, times = 0 } = rests[host] ?? {};
  const pause = Math.min(FIRST_REST_MS * 2 ** times, LONGEST_REST_MS);
  const rest = { since: Math.min(since, now), at: now, times: times + 1, until: now + Math.max(pause, retryAfterMs) };
  await writeMeta(tx, 'linkRests', { ...rests, [host]: rest });
  return rest;
}

/** The host answers as it should. */
export async function endRest(tx: WriteTx, host: string): Promise<void> {
  const { [host]: rested, ...rests } = (await readMeta(tx, 'linkRests')) ?? {};
  if (rested) await writeMeta(tx, 'linkRests', rests);
}

/**
 * Until when a host is left alone, ms since 1970. Not at all when the clock was set back since: nobody knows for how
 * long it has rested, and to ask once more does no harm.
 */
export function restsUntil(rest: Rest | undefined, now: number): number {
  if (!rest || (rest.at ?? 0) > now) return 0;
  return rest.until - now <= 24 * 60 * MINUTE_MS ? rest.until : 0;
}
