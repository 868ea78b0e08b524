import { MANAGE_INTERVAL_MS, SCRAPER_INTERVAL_MS, STATUS_INTERVAL_MS, UPLOAD_INTERVAL_MS } from '../memories/limits';
import { backoffMs } from './backoff';
import { type MemoriesDb, type ReadTx, type WriteTx, write } from './db';
import { readMeta, writeMeta } from './meta';
import type { Capture, CaptureKind } from './types';

/** Requests that share a published limit take turns in one lane. */
export type LaneName = 'scraper' | 'upload' | 'status' | 'manage';

/** What the worker sends by which lane. Files leave from the uploads page, also those that are images. */
const SENDING_LANES = {
  scraper: ['post', 'creator', 'hashtag'],
  upload: ['direct', 'image'],
} as const satisfies Partial<Record<LaneName, readonly CaptureKind[]>>;

export type SendingLane = keyof typeof SENDING_LANES;

/** Whether captures of a kind and platform leave by a lane. */
export function leavesBy(lane: SendingLane, { kind, platform }: Pick<Capture, 'kind' | 'platform'>): boolean {
  const kinds: readonly CaptureKind[] = SENDING_LANES[lane];
  return kinds.includes(kind) && platform !== 'local';
}

/** The stored state of a lane: a worker that starts anew knows when the last request left. */
export interface Lane {
  lastAt: number;
  /** How many times in a row the API said "too many requests". */
  strikes: number;
  /** What to wait after the last strike, ms. */
  waitMs: number;
}

const INTERVAL_MS: Record<LaneName, number> = {
  scraper: SCRAPER_INTERVAL_MS,
  upload: UPLOAD_INTERVAL_MS,
  status: STATUS_INTERVAL_MS,
  manage: MANAGE_INTERVAL_MS,
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
  const { lastAt, waitMs } = (await readMeta(tx, `lane:${name}`)) ?? FRESH;
  return Math.min(lastAt, now) + Math.max(await pauseMs(tx, name), waitMs);
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

/** Takes a lane, if it is free. Out: 0 when it is taken and the request may leave; else after how many ms to ask again. */
export function takeTurn(db: MemoriesDb, name: LaneName, now: number): Promise<number> {
  return write(db, async (tx) => {
    const free = await freeToTakeAt(tx, name, now);
    if (free > now) return free - now;
    await occupy(tx, name, now);
    return 0;
  });
}

/** The API said "too many requests": the whole lane slows down, the more the longer it goes on saying so. */
export async function slowDown(
  tx: WriteTx,
  name: LaneName,
  now: number,
  random: () => number,
  retryAfterMs = 0,
): Promise<void> {
  const strikes = ((await readMeta(tx, `lane:${name}`))?.strikes ?? 0) + 1;
  const waitMs = Math.max(retryAfterMs, backoffMs(strikes, random));
  await writeMeta(tx, `lane:${name}`, { lastAt: now, strikes, waitMs });
}

/** The API took a request: the lane runs at its own pace again. */
export async function speedUp(tx: WriteTx, name: LaneName, now: number): Promise<void> {
  await writeMeta(tx, `lane:${name}`, { ...FRESH, lastAt: now });
}
