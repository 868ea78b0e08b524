import {
  CHAT_INTERVAL_MS,
  DOWNLOAD_INTERVAL_MS,
  MANAGE_INTERVAL_MS,
  SCRAPER_INTERVAL_MS,
  SEARCH_INTERVAL_MS,
  STATUS_INTERVAL_MS,
  TRANSCRIPT_INTERVAL_MS,
  UPLOAD_INTERVAL_MS,
} from '../memories/limits';
import { backoffMs, patientBackoffMs } from './backoff';
import { readMeta, writeMeta } from './meta';
import type { Lane, LaneName } from './rows';
import type { ReadTx, WriteTx } from './schema';
import type { Capture, CaptureKind } from './types';

/** What the worker sends by which lane. Files leave from the uploads page, also those that are images. */
export const SENDING_LANES = {
  scraper: ['post', 'creator', 'hashtag'],
  upload: ['direct', 'image'],
} as const satisfies Partial<Record<LaneName, readonly CaptureKind[]>>;

export type SendingLane = keyof typeof SENDING_LANES;

/** Whether captures of a kind and platform leave by a lane. */
export function leavesBy(lane: SendingLane, { kind, platform }: Pick<Capture, 'kind' | 'platform'>): boolean {
  const kinds: readonly CaptureKind[] = SENDING_LANES[lane];
  return kinds.includes(kind) && platform !== 'local';
}

const INTERVAL_MS: Record<LaneName, number> = {
  scraper: SCRAPER_INTERVAL_MS,
  upload: UPLOAD_INTERVAL_MS,
  status: STATUS_INTERVAL_MS,
  manage: MANAGE_INTERVAL_MS,
  search: SEARCH_INTERVAL_MS,
  transcript: TRANSCRIPT_INTERVAL_MS,
  chat: CHAT_INTERVAL_MS,
  download: DOWNLOAD_INTERVAL_MS,
};

const FRESH: Lane = { lastAt: Number.NEGATIVE_INFINITY, strikes: 0, waitMs: 0 };

/** When the next request of a lane may leave, as `freeAt`, for somebody who is about to send it. */
export async function freeToTakeAt(tx: WriteTx, name: LaneName, now: number): Promise<number> {
  const lane = await readMeta(tx, `lane:${name}`);
  // The clock was set back. One full pause from now, written down, or it would begin anew with each look.
  if (lane && lane.lastAt > now) await occupy(tx, name, now);
  return freeAt(tx, name, now);
}

/** When the next request of a lane may leave; never later than its pause from now, also if the clock was set back. */
export async function freeAt(tx: ReadTx | WriteTx, name: LaneName, now: number): Promise<number> {
  const { lastAt, waitMs, sharedUntil = 0 } = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  const isShared = sharedUntil > now && sharedUntil - now <= SHARED_FOR_MS;
  const pause = (await pauseMs(tx, name)) * (isShared ? 2 : 1);
  return Math.min(lastAt, now) + Math.max(pause, waitMs);
}

/** Between two requests of a lane, ms. A little over the limit: clocks differ. */
export async function pauseMs(tx: ReadTx | WriteTx, name: LaneName): Promise<number> {
  const set = name === 'scraper' ? await readMeta(tx, 'scraperIntervalMs') : undefined;
  const interval = set ?? INTERVAL_MS[name];
  return interval + Math.min(100, interval / 20);
}

/**
 * The lane is taken as of now. Written before a request leaves, so that a death can't lead to two at once, and again
 * when it was answered: it arrived at some moment in between, and the next must be a full interval after that.
 */
export async function occupy(tx: WriteTx, name: LaneName, now: number): Promise<void> {
  const lane = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  await writeMeta(tx, `lane:${name}`, { ...lane, lastAt: now });
}

/** Whoever shares the account's pace is taken to go on for so long, ms. */
const SHARED_FOR_MS = 15 * 60_000;

/**
 * The API said "too many requests": the whole lane slows down, the more the longer it goes on saying so. At the
 * published pace it is not us who were too fast: the limit is the account's, and somebody else uses it too (another
 * computer with the same key). Then seconds are of no use: we wait minutes, and go at half the pace for a while.
 */
export async function slowDown(
  tx: WriteTx,
  name: LaneName,
  now: number,
  random: () => number,
  retryAfterMs = 0,
): Promise<void> {
  const lane = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  const strikes = lane.strikes + 1;
  const isForeign = (await pauseMs(tx, name)) >= INTERVAL_MS[name];
  const own = isForeign ? patientBackoffMs(strikes, random) : backoffMs(strikes, random);
  const waitMs = retryAfterMs > 0 && strikes === 1 ? retryAfterMs : Math.max(retryAfterMs, own);
  const shared = isForeign ? { sharedUntil: now + SHARED_FOR_MS } : {};
  await writeMeta(tx, `lane:${name}`, { ...lane, ...shared, lastAt: now, strikes, waitMs });
}

/** So many requests in a row may bring nothing before the lane slows down, by what they were answered with. */
const FRUITLESS = { fault: 3, refusal: 10 } as const;

/**
 * A request brought nothing. One batch alone may be to blame, and it waits by itself; but when nothing at all comes
 * through, neither a search for bad addresses nor asking each batch in turn makes sense: the whole lane waits, minutes.
 */
export async function noteFruitless(
  tx: WriteTx,
  name: LaneName,
  now: number,
  random: () => number,
  kind: keyof typeof FRUITLESS,
): Promise<void> {
  const lane = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  const fruitless = (lane.fruitless ?? 0) + 1;
  const over = fruitless - FRUITLESS[kind] + 1;
  const waitMs = over > 0 ? patientBackoffMs(over, random) : 0;
  await writeMeta(tx, `lane:${name}`, { ...lane, lastAt: now, fruitless, waitMs });
}

/** Why a lane goes slowly. `faults`: nothing comes through; `shared`: the account's pace is used up by somebody else. */
export type LaneTrouble = 'faults' | 'shared';

/** What is to be told about a lane's pace at `now`, if anything. */
export async function laneTrouble(tx: ReadTx, name: LaneName, now: number): Promise<LaneTrouble | undefined> {
  const { waitMs = 0, strikes = 0, fruitless = 0, sharedUntil = 0 } = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  if (strikes > 0 && sharedUntil > now) return 'shared';
  return fruitless > 0 && waitMs > 0 ? 'faults' : undefined;
}

/** The API took a request: the lane runs at its own pace again, at half of it while somebody else shares it. */
export async function speedUp(tx: WriteTx, name: LaneName, now: number): Promise<void> {
  const sharedUntil = (await readMeta(tx, `lane:${name}`))?.sharedUntil;
  await writeMeta(tx, `lane:${name}`, { ...FRESH, lastAt: now, okAt: now, sharedUntil });
}
