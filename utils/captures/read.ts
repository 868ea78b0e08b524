import type { KeyState } from '../messages';
import type { TargetKey } from '../platforms/types';
import { countsWith, sumOf } from './counts';
import { reading } from './db';
import { freeAt, type LaneTrouble, laneTrouble, pauseMs, type SendingLane } from './lanes';
import { heldByCap } from './ledger';
import { haltAt, readMeta } from './meta';
import { planBatches, postsIn } from './plan';
import { readQueue } from './queue';
import type { HaltCode } from './rows';
import type { MemoriesDb, ReadTx } from './schema';
import { type Capture, controlState } from './types';

/** Some captures, newest first, and whether there are older ones. */
export interface CapturePage {
  rows: Capture[];
  more: boolean;
}

/**
 * Captures, newest first, for a list that shows them part by part. In: the id of the last row read before
 * (`before`), how many. One by one 10,000 rows would take many times longer; ids sort by the time of making, so a
 * jump of a key cursor finds where the part ends.
 */
export async function readCaptures(
  db: MemoriesDb,
  { before, limit }: { before?: string; limit: number },
): Promise<CapturePage> {
  const { store } = db.transaction('captures');
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  const newest = await store.openKeyCursor(range, 'prev');
  if (!newest) return { rows: [], more: false };
  const newestId = newest.primaryKey;
  const beyond = await newest.advance(limit);
  const within = beyond ? IDBKeyRange.bound(beyond.primaryKey, newestId, true) : IDBKeyRange.upperBound(newestId);
  const rows = await store.getAll(within);
  return { rows: rows.reverse(), more: beyond !== null };
}

export interface QueueSummary {
  /** Captures that have not left yet. */
  waiting: number;
  /** When the next request leaves, ms since 1970; undefined when none will by itself. */
  nextRequestAt?: number;
  /** How long until all have left at the present pace, ms. */
  waitMs: number;
  paused: boolean;
  /** Why nothing leaves until the person does something. `no-key` is told by whoever knows the key. */
  halt?: HaltCode;
  /** Short links that are still to be followed. */
  resolving: number;
  /** The cap of the day is reached: until then nothing leaves, ms since 1970. */
  cappedUntil?: number;
  /** Why it goes slowly at the moment, if it does. */
  trouble?: LaneTrouble;
}

/** What waits and when it goes, for the status line. Does not know whether there is a key: pass that in. */
export async function queueSummary(db: MemoriesDb, now: number, hasKey = true): Promise<QueueSummary> {
  const tx = reading(db);
  const [queued, resolving, halt, paused] = await Promise.all([
    countsWith(tx, ['queued']).then(sumOf),
    countsWith(tx, ['resolving']).then(sumOf),
    haltAt(tx, now, hasKey),
    readMeta(tx, 'paused'),
  ]);
  const lanes = await Promise.all([forecast(tx, 'scraper', now), forecast(tx, 'upload', now)]);
  const nextAt = Math.min(...lanes.map(({ firstAt }) => firstAt));
  const cappedUntil = lanes.map(({ heldUntil }) => heldUntil).find((until) => until !== undefined);
  return {
    waiting: queued + resolving,
    nextRequestAt: halt || paused || cappedUntil || nextAt === Number.POSITIVE_INFINITY ? undefined : nextAt,
    waitMs: Math.max(...lanes.map(({ waitMs }) => waitMs)),
    paused: paused ?? false,
    halt: halt?.code,
    resolving,
    ...(cappedUntil !== undefined && { cappedUntil }),
    trouble: queued > 0 ? await laneTrouble(tx, 'scraper', now) : undefined,
  };
}

interface Forecast {
  firstAt: number;
  waitMs: number;
  heldUntil?: number;
}

/**
 * When a lane's first request leaves, `Infinity` when none will, and how long until its last one has, ms. What waits
 * far behind is counted in full requests: what else sets it apart would have to be read row by row.
 */
async function forecast(tx: ReadTx, lane: SendingLane, now: number): Promise<Forecast> {
  const { rows, requestsBehind } = await readQueue(tx, lane, now, true);
  const batches = planBatches(rows, now);
  const [free, pause] = await Promise.all([freeAt(tx, lane, now), pauseMs(tx, lane)]);
  const [first] = batches;
  if (!first) return { firstAt: Number.POSITIVE_INFINITY, waitMs: 0 };
  const heldUntil = await heldByCap(tx, now, postsIn(first));
  const requests = batches.length + requestsBehind;
  return { heldUntil, firstAt: Math.max(first.dueAt, free), waitMs: Math.max(0, free - now) + (requests - 1) * pause };
}

/** The state of each key that has one: that of its newest capture which was not taken back. */
export async function readStates(db: MemoriesDb, keys: readonly TargetKey[]): Promise<Record<TargetKey, KeyState>> {
  const index = db.transaction('captures').store.index('key');
  const rows = await Promise.all([...new Set(keys)].map((key) => index.getAll(key)));
  const states: Record<TargetKey, KeyState> = {};
  for (const captures of rows) {
    const newest = captures
      .filter((capture) => capture.status !== 'cancelled')
      .reduce<Capture | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined);
    if (newest) states[newest.key] = stateOf(newest);
  }
  return states;
}

function stateOf({ id, status, library, problem }: Capture): KeyState {
  return { state: controlState(status), library, captureId: id, problem: problem?.code };
}
