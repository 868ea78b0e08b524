import { MAX_POSTS_PER_REQUEST, MAX_TAGS_PER_REQUEST } from '../memories/limits';
import { chunkSize, isSetAside, isSuspect } from './bisect';
import type { Capture, CaptureKind } from './types';

/** What one request carries. All its captures agree with `like` in everything the request says once. */
export interface Batch {
  like: Capture;
  captures: readonly Capture[];
  /** When it may leave, ms since 1970; `Infinity` while it waits for another batch's outcome. */
  dueAt: number;
  /** Since when its oldest capture waits; in a mixed batch, its oldest that was saved by hand. */
  since: number;
  /** Carries something that was saved by hand: goes before what came in bulk. */
  byHand: boolean;
}

export interface PlanLimits {
  /** How many captures of a kind one request takes. */
  perRequest: Record<CaptureKind, number>;
  /**
   * A batch that is not full leaves so long after the last click that could have joined it: within 5 s with some
   * to spare, and as late as that allows, since until then it can be undone.
   */
  gatherMs: number;
  /** … and at the latest so long after its first click, for somebody who clicks on and on. */
  gatherAtMostMs: number;
}

export const LIMITS: PlanLimits = {
  perRequest: {
    post: MAX_POSTS_PER_REQUEST,
    hashtag: MAX_TAGS_PER_REQUEST,
    creator: 1,
    direct: 1,
    file: 1,
    image: 1,
  },
  gatherMs: 4500,
  gatherAtMostMs: 15_000,
};

/**
 * Packs what waits into as few requests as the API allows. In: captures, each kind's in the order of their making. Out:
 * the batches in the order they should leave: those that are due first, of these those with something saved by hand
 * in them, then the longest waiting. Pure; linear but for the sorting of batches.
 *
 * What was saved by hand goes before what came in bulk: it heads its group, so that bulk only fills the room it leaves,
 * and while it gathers no bulk takes the turn it is about to need.
 */
export function planBatches(waiting: readonly Capture[], now: number, limits: PlanLimits = LIMITS): Batch[] {
  const groups = Map.groupBy(waiting, (capture) => groupOf(capture, now, limits));
  const searched = new Set(waiting.filter((c) => isSuspect(c) && !isSetAside(c)).map(familyOf));
  const batches = [...groups.values()].flatMap((group) => cut(handFirst(group), now, limits, searched));
  const gathered = firstGathered(batches, now);
  const held = batches.map((batch) => (batch.byHand ? batch : { ...batch, dueAt: Math.max(batch.dueAt, gathered) }));
  const order = (batch: Batch) => (batch.dueAt <= now ? 0 : batch.dueAt);
  return held.sort((a, b) => compare(order(a), order(b)) || Number(b.byHand) - Number(a.byHand) || a.since - b.since);
}

/** How many posts a batch asks for at most: of creators and tags as many as each is to bring. */
export function postsIn({ captures }: Pick<Batch, 'captures'>): number {
  return captures.reduce((sum, { count = 1 }) => sum + count, 0);
}

function handFirst(group: readonly Capture[]): readonly Capture[] {
  return [...group.filter((capture) => !isBulk(capture)), ...group.filter(isBulk)];
}

function isBulk(capture: Capture): boolean {
  return capture.importId !== undefined;
}

/** When the first batch saved by hand that still gathers will have done so; no time at all when none does. */
function firstGathered(batches: readonly Batch[], now: number): number {
  // A retry after a fault and the end of a search are waited for, too, but nobody knows what they bring.
  const gathering = batches.filter(({ byHand, like, dueAt }) => byHand && dueAt > now && (like.notBefore ?? 0) <= now);
  const first = Math.min(...gathering.map(({ dueAt }) => dueAt));
  return Number.isFinite(first) ? first : Number.NEGATIVE_INFINITY;
}

/** A second look at what was refused goes behind all that has not waited so much longer than it, ms. */
const SECOND_LOOK_GIVES_WAY_MS = 60 * 60_000;

/** One group's captures cut into batches. Of suspects only the first half is sent (see `bisect`). */
function cut(group: readonly Capture[], now: number, limits: PlanLimits, searched: ReadonlySet<string>): Batch[] {
  const [like] = group;
  if (!like) return [];
  const size = chunkSize(like, group.length, limits.perRequest[like.kind]);
  const waitsForSearch = Boolean(like.refusals) && !isSuspect(like) && searched.has(familyOf(like));
  const batches: Batch[] = [];
  for (let from = 0; from < group.length; from += size) {
    const captures = group.slice(from, from + size);
    const byHand = captures.filter((capture) => !isBulk(capture));
    // Bulk that fills the room of a click takes nothing from the time in which more clicks can join it.
    const leading = byHand.length > 0 ? byHand : captures;
    const dueAt = waitsForSearch ? Number.POSITIVE_INFINITY : dueTime(leading, leading.length === size, now, limits);
    const givesWay = isSetAside(like);
    const since = Math.min(...leading.map((c) => c.updatedAt)) + (givesWay ? SECOND_LOOK_GIVES_WAY_MS : 0);
    batches.push({ like: captures[0] ?? like, captures, dueAt, since, byHand: byHand.length > 0 && !givesWay });
    if (isSuspect(like)) break;
  }
  return batches;
}

function dueTime(captures: readonly Capture[], full: boolean, now: number, limits: PlanLimits): number {
  const retryAt = Math.max(...captures.map((capture) => capture.notBefore ?? 0));
  if (retryAt > now) return retryAt;
  const wasTried = captures.some((capture) => capture.attempts > 0 || capture.refusals || isSuspect(capture));
  if (wasTried || (full && captures.length > 1)) return now;
  // A clock that was set back must not make anything wait longer.
  const clicks = captures.map((capture) => Math.min(capture.updatedAt, now));
  return Math.min(Math.max(...clicks) + limits.gatherMs, Math.min(...clicks) + limits.gatherAtMostMs);
}

/** Captures with the same text may share a request at this moment. */
function groupOf(capture: Capture, now: number, limits: PlanLimits): string {
  if (limits.perRequest[capture.kind] === 1) return capture.id;
  const later = (capture.notBefore ?? 0) > now ? capture.notBefore : undefined;
  return `${familyOf(capture)}\n${capture.batchToken}\n${capture.refusals}\n${later}`;
}

/** What the API takes once a request, so that captures which differ in it can't share one. */
function familyOf(capture: Capture): string {
  const { platform, kind, library, quality, count, callbackUrl } = capture;
  const place = library === 'private' ? `${capture.namespace}\n${capture.folderId}` : '';
  return `${kind}\n${platform}\n${library}\n${quality}\n${count}\n${place}\n${callbackUrl}`;
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
