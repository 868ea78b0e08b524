import { withStatus } from './db';
import { HAND_END } from './ids';
import { readMeta, writeMeta } from './meta';
import type { Lane, LaneName } from './rows';
import type { ReadTx, WriteTx } from './schema';
import { checkInterval, STALLED_AFTER_MS } from './tasks';
import type { Capture, CaptureStatus, Task } from './types';

const MINUTE_MS = 60_000;
/** Nothing is ever held back longer than this, ms: a `Retry-After` of a day is the most that is heeded. */
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;
/** The longest halt that ends by itself: the pause without credits, ms. */
const LONGEST_HALT_MS = 60 * MINUTE_MS;
/** The longest claim, ms. */
const LONGEST_LEASE_MS = MINUTE_MS;

const OPEN: readonly CaptureStatus[] = ['resolving', 'queued', 'sending', 'downloading', 'indexing', 'stalled'];
const ENDED: readonly CaptureStatus[] = ['ready', 'failed', 'cancelled'];
const LANES: readonly LaneName[] = [
  'scraper',
  'upload',
  'status',
  'manage',
  'search',
  'transcript',
  'chat',
  'download',
];

/**
 * A clock that was set back (dual boot, a correction) leaves times behind that lie ahead: whoever waited for them
 * would wait for hours, or years. Brings each to now, once; what was to wait still waits as long as it was meant to,
 * and no longer. Reads little where nothing shows that it was.
 */
export async function bringTimesToNow(tx: WriteTx, now: number): Promise<void> {
  if (!(await wasSetBack(tx, now))) return;
  for (const status of [...OPEN, ...ENDED]) {
    for (const capture of await withStatus(tx, status)) {
      const righted = rightedCapture(capture, now);
      if (righted) await tx.objectStore('captures').put(righted);
    }
  }
  for (const task of await tx.objectStore('tasks').getAll()) {
    const righted = rightedTask(task, now);
    if (righted) await tx.objectStore('tasks').put(righted);
  }
  for (const one of await tx.objectStore('imports').getAll()) {
    if (one.createdAt > now) await tx.objectStore('imports').put({ ...one, createdAt: now });
  }
  const halt = await readMeta(tx, 'halt');
  if ((halt?.until ?? 0) > now + LONGEST_HALT_MS) await writeMeta(tx, 'halt', halt && { ...halt, until: now });
  for (const name of LANES) {
    const lane = await readMeta(tx, `lane:${name}`);
    if (lane && isAhead(lane, now)) await writeMeta(tx, `lane:${name}`, rightedLane(lane, now));
  }
}

/** Whether any of the times that would show it lies ahead: of a request, of a save, of something waited for. */
async function wasSetBack(tx: ReadTx | WriteTx, now: number): Promise<boolean> {
  const lanes = await Promise.all(LANES.map((name) => readMeta(tx, `lane:${name}`)));
  if (lanes.some((lane) => lane && isAhead(lane, now))) return true;
  const captures = tx.objectStore('captures');
  const newest = await Promise.all([
    captures.openCursor(IDBKeyRange.upperBound(HAND_END), 'prev'),
    captures.openCursor(IDBKeyRange.lowerBound(HAND_END), 'prev'),
  ]);
  if (newest.some((cursor) => Math.max(cursor?.value.createdAt ?? 0, cursor?.value.updatedAt ?? 0) > now)) return true;
  const held = await captures.index('notBefore').openKeyCursor(null, 'prev');
  if (held && held.key > now + LONGEST_WAIT_MS) return true;
  const checked = await tx.objectStore('tasks').index('nextCheckAt').openKeyCursor(null, 'prev');
  return checked !== null && checked.key > now + checkInterval(STALLED_AFTER_MS);
}

/** A capture without times that lie ahead; undefined when there is none. */
function rightedCapture(capture: Capture, now: number): Capture | undefined {
  const { createdAt, updatedAt, leaseUntil = 0, notBefore = 0 } = capture;
  // Held back at its last change: so long it was to wait.
  const wait = updatedAt > now ? notBefore - updatedAt : LONGEST_WAIT_MS;
  const isHeldTooLong = notBefore > now + wait;
  const isLeasedTooLong = leaseUntil > now + LONGEST_LEASE_MS;
  if (createdAt <= now && updatedAt <= now && !isHeldTooLong && !isLeasedTooLong) return undefined;
  const isMeant = updatedAt > now && wait <= LONGEST_WAIT_MS;
  return {
    ...capture,
    createdAt: Math.min(createdAt, now),
    updatedAt: Math.min(updatedAt, now),
    ...(isHeldTooLong && { notBefore: isMeant ? now + Math.max(0, wait) : undefined }),
    ...(isLeasedTooLong && { leaseUntil: now }),
  };
}

/** The gap to a task's next check follows from its age, so a longer one means that its age was another. */
function rightedTask(task: Task, now: number): Task | undefined {
  const { createdAt, nextCheckAt, grewAt } = task;
  const isCheckedTooLate = (nextCheckAt ?? 0) > now + checkInterval(Math.max(0, now - createdAt));
  if (createdAt <= now && (grewAt ?? 0) <= now && !isCheckedTooLate) return undefined;
  return {
    ...task,
    createdAt: Math.min(createdAt, now),
    ...(grewAt !== undefined && { grewAt: Math.min(grewAt, now) }),
    ...(isCheckedTooLate && { nextCheckAt: now }),
  };
}

function isAhead({ lastAt, okAt = 0 }: Lane, now: number): boolean {
  return lastAt > now || okAt > now;
}

function rightedLane(lane: Lane, now: number): Lane {
  const { okAt } = lane;
  return { ...lane, lastAt: Math.min(lane.lastAt, now), ...(okAt !== undefined && { okAt: Math.min(okAt, now) }) };
}
