import { countsOf, countsWith, sumOf } from './counts';
import { leavesBy, type SendingLane } from './lanes';
import { LIMITS } from './plan';
import type { Count } from './rows';
import type { ReadTx, WriteTx } from './schema';
import type { Capture } from './types';
import { groupsIn, type QueueGroup, rangesBetween, stoppedImports, waitingRange } from './waiting';

/** The beginning of a queue, from which the next requests are planned. */
export interface QueueHead {
  /** In the order of precedence: saved by hand, then import by import. */
  rows: Capture[];
  /** How many requests the others need, at least; 0 unless it was asked for. */
  requestsBehind: number;
}

/** Rows of one reading. */
const STEP = 200;

/** So many rows that may leave are enough to plan from: the next requests of a group, and what joins them. */
const ENOUGH = 2 * Math.max(...Object.values(LIMITS.perRequest));

/**
 * Reads of what waits in a lane as much as the next requests are planned from, however long the queue is: from each
 * group the first rows. Ids sort by precedence (see `ids`), so these are the ones saved by hand and, after them, those
 * of the oldest import that is neither paused nor cancelled. `count`: say also what waits behind them.
 */
export async function readQueue(
  tx: ReadTx | WriteTx,
  lane: SendingLane,
  now: number,
  count = false,
): Promise<QueueHead> {
  const stopped = await stoppedImports(tx);
  const counts = count ? await countsWith(tx, ['queued']) : [];
  const leaving = counts.filter(({ importId }) => !stopped.includes(importId));
  const rows: Capture[] = [];
  let requestsBehind = 0;
  for (const group of await groupsIn(tx, 'queued')) {
    if (!leavesBy(lane, group)) continue;
    const head = await readGroup(tx, group, stopped, now);
    rows.push(...head);
    const behind = sumOf(leaving.filter((one) => isOf(group, one))) - head.length;
    requestsBehind += Math.ceil(Math.max(0, behind) / LIMITS.perRequest[group.kind]);
  }
  const known = new Set(rows.map(({ id }) => id));
  const searched = (await suspectsIn(tx, lane)).filter(
    ({ id, importId }) => !known.has(id) && !stopped.includes(importId ?? ''),
  );
  return { rows: [...rows, ...searched], requestsBehind };
}

const isOf = ({ kind, platform, library }: QueueGroup, one: Count) =>
  kind === one.kind && platform === one.platform && library === one.library;

/** How many requests what waits of an import needs, at least. */
export async function countRequests(tx: ReadTx | WriteTx, importId: string): Promise<number> {
  const queued = (await countsOf(tx, importId)).filter(({ status }) => status === 'queued');
  return queued.reduce((sum, { kind, n }) => sum + Math.ceil(n / LIMITS.perRequest[kind]), 0);
}

/** The suspects of every search: where some stand too far behind, the search would seem to have ended. */
async function suspectsIn(tx: ReadTx | WriteTx, lane: SendingLane): Promise<Capture[]> {
  const suspects = await tx.objectStore('captures').index('batchToken').getAll();
  return suspects.filter((capture) => capture.status === 'queued' && leavesBy(lane, capture));
}

async function readGroup(
  tx: ReadTx | WriteTx,
  group: QueueGroup,
  stopped: readonly string[],
  now: number,
): Promise<Capture[]> {
  const index = tx.objectStore('captures').index('queue');
  const rows: Capture[] = [];
  for (const [from, to] of rangesBetween(stopped)) {
    let after = from;
    let isEnd = false;
    while (!isEnd) {
      if (isEnough(rows, now)) return rows;
      const part = await index.getAll(waitingRange(group, 'queued', [after, to]), STEP);
      rows.push(...part);
      after = part.at(-1)?.id ?? after;
      isEnd = part.length < STEP;
    }
  }
  return rows;
}

/** Whether a request can be planned of these: what is held back may be followed by what is not. */
function isEnough(rows: readonly Capture[], now: number): boolean {
  return rows.filter(({ notBefore = 0, refusals }) => notBefore <= now && !refusals).length >= ENOUGH;
}
