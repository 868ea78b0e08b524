import { SHARED_FIELD } from '../memories/assumptions';
import type { Capture, Problem } from './types';

/**
 * One bad address makes the API refuse a whole request. Which one, at one request a minute, is worth few questions;
 * and a refusal may be a hiccup, so nobody fails by one:
 *
 * 1. A batch that is refused for the first time is asked once more as it is, a little later. After a hiccup that is
 *    the end of it: one further request.
 * 2. If the refusal names addresses, each of those is asked by itself and the others go again at once.
 * 3. Else the refused captures become *suspects* (they share a `batchToken`: at least one of them is bad). Of
 *    suspects only the first half is sent. Is it taken, then the bad one is in the other half, whose first half is
 *    next; is it refused, then the other half is cleared of suspicion and waits in the pool, to be sent in one piece
 *    once the search has ended. A single suspect is asked by itself: what can be deduced proves nothing.
 * 4. Who is refused by itself is *set aside* and asked by itself once more, some time later. Only that second refusal
 *    fails it. Meanwhile the others go on.
 * 5. The pool is sent in one piece, after its second refusal in halves, and so on, so that many bad ones cost little
 *    more than asking one by one.
 *
 * For 3 bad of 50 this takes 22.6 requests on average, the first included, and 3 second looks, which wait until the 47
 * others have left; for 1 bad 9.3 + 1, for 50 bad 137 + 50, for 1 bad of 8 6.3 + 1 (simulated, 1,000 runs each). A
 * hiccup of one request costs one more, of two costs 7 of 50 or 5 of 8, and fails nobody. Asking the whole batch again
 * costs 1 of those, asking whom deduction leaves over 2; both are the price of blaming nobody wrongly.
 */
export function isSuspect(capture: Capture): boolean {
  return capture.batchToken !== undefined;
}

/** Whether a capture waits to be asked by itself a second time. It holds up nobody. */
export function isSetAside(capture: Capture): boolean {
  return capture.refusedAt !== undefined;
}

/** How many captures of a group go into one request. `most`: what the API takes. */
export function chunkSize(like: Capture, groupSize: number, most: number): number {
  if (isSuspect(like)) return Math.max(1, Math.ceil(Math.min(groupSize, most) / 2));
  return Math.max(1, Math.ceil(most / 2 ** Math.max(0, (like.refusals ?? 0) - 2)));
}

/** How long after a refusal a batch is asked again as it is, ms: longer than a hiccup. */
const AGAIN_MS = 5_000;

/** How long at least between the two refusals of a single capture, ms: the published interval between requests. */
const SECOND_LOOK_MS = 60_000;

/** … and while the API has taken nothing since, though other things wait: then it may refuse everything. ms. */
const SECOND_LOOK_IN_DOUBT_MS = 3 * 60 * 60_000;

/** A refusal and what is known around it. */
export interface RefusalContext {
  /** What the request carried. */
  sent: readonly Capture[];
  /** Suspects of the same search that it did not carry. */
  fellows: readonly Capture[];
  problem: Problem;
  /** When the API last took a request of this lane, ms since 1970. */
  okAt: number | undefined;
  /** Whether anything else waits in the lane. */
  othersWait: boolean;
  now: number;
  newToken(): string;
}

/** What a refusal for a bad parameter changes. Out: all captures that it concerns, changed. Pure but for tokens. */
export function afterRefusal(refusal: RefusalContext): Capture[] {
  const { sent, fellows, problem, now } = refusal;
  const pool = fellows.map((capture) => cleared(capture, now));
  const [only, ...more] = sent;
  if (only && more.length === 0) return [refusedAlone(only, refusal), ...pool];
  const named = namedIn(problem.detail ?? '', sent);
  if (named.length > 0) {
    const rest = sent.filter((capture) => !named.includes(capture));
    return [
      ...named.map((one) => suspect(one, refusal, refusal.newToken())),
      ...rest.map((c) => cleared(c, now)),
      ...pool,
    ];
  }
  if (isShared(problem)) {
    if (sent.every((capture) => isShared(capture.problem)))
      return [...sent.map((c) => refused(c, problem, now)), ...pool];
    return [...again(refusal, SECOND_LOOK_MS), ...pool];
  }
  if (sent.every((capture) => !capture.refusals && !isSuspect(capture))) return again(refusal, AGAIN_MS);
  const token = refusal.newToken();
  return [...sent.map((capture) => suspect(capture, refusal, capture.batchToken ?? token)), ...pool];
}

/** What it says of those that were set aside that the API takes requests: they need wait no longer than usual. */
export function afterAcceptance(setAside: readonly Capture[]): Capture[] {
  return setAside.flatMap((capture) => {
    const soon = (capture.refusedAt ?? Number.POSITIVE_INFINITY) + SECOND_LOOK_MS;
    return capture.status === 'queued' && (capture.notBefore ?? 0) > soon ? [{ ...capture, notBefore: soon }] : [];
  });
}

/** The same batch once more, after `ms`. */
function again(refusal: RefusalContext, ms: number): Capture[] {
  return refusal.sent.map((capture) => ({
    ...waiting(capture, refusal),
    batchToken: undefined,
    refusals: Math.max(1, capture.refusals ?? 0),
    notBefore: refusal.now + ms,
  }));
}

/** A capture whose group, named by a token, holds at least one bad one. */
function suspect(capture: Capture, refusal: RefusalContext, batchToken: string): Capture {
  const refusals = (capture.refusals ?? 0) + (isSuspect(capture) ? 0 : 1);
  return { ...waiting(capture, refusal), batchToken, refusals };
}

/** Whether a refusal speaks of what all of a request share, so that no address is at fault. */
function isShared(problem: Problem | undefined): boolean {
  if (problem?.code === 'folder-refused') return true;
  return problem?.code === 'bad-parameter' && SHARED_FIELD.test(problem.detail ?? '');
}

/** A capture that was refused by itself: set aside, or failed when it was so some time ago already. */
function refusedAlone(capture: Capture, refusal: RefusalContext): Capture {
  const { problem, now, okAt, othersWait } = refusal;
  // A clock that was set back makes nobody wait longer.
  const since = Math.min(capture.refusedAt ?? now, now);
  const isServerWell = (okAt ?? 0) > since;
  const apart = isServerWell || !othersWait ? SECOND_LOOK_MS : SECOND_LOOK_IN_DOUBT_MS;
  if (now - since >= apart) return refused(capture, problem, now);
  return {
    ...waiting(capture, refusal),
    batchToken: refusal.newToken(),
    refusedAt: since,
    notBefore: Math.max(since + apart, now + SECOND_LOOK_MS),
  };
}

/** A suspect that is no longer one: what was known of its group no longer holds. */
export function cleared(capture: Capture, now: number): Capture {
  return {
    ...capture,
    status: 'queued',
    leaseUntil: undefined,
    updatedAt: now,
    batchToken: undefined,
    problem: undefined,
  };
}

function waiting(capture: Capture, { problem, now }: RefusalContext): Capture {
  return { ...capture, status: 'queued', leaseUntil: undefined, updatedAt: now, problem };
}

function refused(capture: Capture, problem: Problem, now: number): Capture {
  return {
    ...capture,
    status: 'failed',
    leaseUntil: undefined,
    updatedAt: now,
    batchToken: undefined,
    refusals: undefined,
    refusedAt: undefined,
    notBefore: undefined,
    problem,
  };
}

/** Whom a refusal quotes, by address or id. Quoting all is no accusation: it may just repeat the request. */
function namedIn(detail: string, sent: readonly Capture[]): readonly Capture[] {
  const named = sent.filter((capture) => isNamed(capture, detail));
  return named.length < sent.length ? named : [];
}

/** Posts only: a tag may be any word of the message. Their ids are too long to be one. */
function isNamed(capture: Capture, detail: string): boolean {
  const id = capture.key.split(':')[2] ?? '';
  return capture.kind === 'post' && (detail.includes(capture.url) || (id.length >= 6 && detail.includes(id)));
}
