import type { Violation } from '../../emulator/api';
import type { Received } from './network';
import type { Ask } from './person';

/** All that the checker is given: what pages were told, and what the API received. Nothing of the extension's own. */
export interface Evidence {
  asks: readonly Ask[];
  received: readonly Received[];
  violations: readonly Violation[];
  /** What pages are told at the end, by key; a text when they are told nothing. */
  states: Record<string, { state: string; problem?: string }> | string;
  keys: readonly { since: number; key: string }[];
  clockJumps: readonly { at: number; ms: number }[];
  losses: readonly number[];
  /** When workers started, died or met a fault, or the clock was set. */
  upsets: readonly number[];
  requestsPerMinute: number;
  /** The ids of what the API refuses. */
  bad: ReadonlySet<string>;
}

export interface Complaint {
  rule:
    | 'lost'
    | 'stuck'
    | 'wrong place'
    | 'against the contract'
    | 'wrong account'
    | 'doubled'
    | 'untrue'
    | 'no answer';
  what: string;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;
const ENDED = ['ready', 'failed', 'idle'];

/** Everything that must not be, whatever went wrong. Pure. */
export function check(evidence: Evidence): Complaint[] {
  const { states } = evidence;
  if (typeof states === 'string') return [{ rule: 'no answer', what: `a page that asks at the end is told ${states}` }];
  return [lost, wrongPlace, againstTheContract, wrongAccount, doubled, untrue].flatMap((rule) =>
    rule(evidence, states),
  );
}

type States = Exclude<Evidence['states'], string>;

const place = ({ library, namespace }: { library: string; namespace: string }) => `${library}/${namespace}`;

/** Whether a request brought to the API what was asked for, into the place it was asked for. */
const brings = (request: Received, ask: Ask) =>
  place(request) === place(ask) && request.things.includes(ask.thing.sentAs);

const isSameCapture = (one: Ask, other: Ask) => one.thing.sentAs === other.thing.sentAs && place(one) === place(other);

/** What was answered *Queued* and not taken back has arrived, or was refused by the API; and it has come to an end. */
function lost({ asks, received, bad, clockJumps }: Evidence, states: States): Complaint[] {
  return asks.flatMap((ask): Complaint[] => {
    if (ask.told !== 'queued' || ask.backAt !== undefined) return [];
    const name = `${ask.thing.address} → ${place(ask)}`;
    const state = ask.key === undefined ? undefined : states[ask.key];
    const since = ask.thing.isShortLink ? 0 : ask.at;
    const arrived = received.some((request) => request.taken && request.at >= since && brings(request, ask));
    const isGivenUp = ask.thing.isShortLink && state?.state === 'failed';
    // A short link becomes one with the post it leads to, and goes with that when it is taken back.
    const same = ask.thing.isShortLink ? asks.filter((other) => isSameCapture(other, ask)) : [ask];
    const mayBeBack = same.some(({ backAskedAt }) => backAskedAt !== undefined);
    const complaints: Complaint[] = [];
    if (!arrived && !mayBeBack && !bad.has(ask.thing.id) && !isGivenUp) {
      complaints.push({ rule: 'lost', what: `${name} never arrived; told: ${JSON.stringify(state)}` });
    }
    if (state && !ENDED.includes(state.state)) complaints.push({ rule: 'stuck', what: `${name} is ${state.state}` });
    if (!state && !mayBeBack && !ask.thing.isShortLink) {
      complaints.push({ rule: 'lost', what: `${name} was forgotten` });
    }
    const mayHaveGrownOld = clockJumps.some(({ ms }) => ms >= WEEK_MS) && state?.problem === 'never-ended';
    if (state?.state === 'failed' && !bad.has(ask.thing.id) && !isGivenUp && !mayHaveGrownOld) {
      complaints.push({ rule: 'untrue', what: `${name} is told failed: ${state.problem}` });
    }
    return complaints;
  });
}

/** Nothing arrives anywhere that nobody asked for, or that was told to be taken back. */
function wrongPlace({ asks, received }: Evidence): Complaint[] {
  return received.flatMap((request) =>
    request.things.flatMap((sent): Complaint[] => {
      const asked = asks.filter((ask) => ask.thing.sentAs === sent && ask.at <= request.at);
      const here = asked.filter((ask) => place(ask) === place(request));
      if (here.length === 0) return [{ rule: 'wrong place', what: `${sent} went to ${place(request)}` }];
      const isBack = here.every(
        ({ backAt, told }) => told !== 'nothing' && backAt !== undefined && backAt < request.at,
      );
      return isBack ? [{ rule: 'wrong place', what: `${sent} was taken back and went to ${place(request)}` }] : [];
    }),
  );
}

/** How much sooner than due a request may come after the clock was put ahead: nobody can know that it was not time. */
function againstTheContract({ violations, clockJumps, losses, requestsPerMinute }: Evidence): Complaint[] {
  const interval = 60_000 / requestsPerMinute;
  const isUnknowable = ({ at, what }: Violation) => {
    const since = at - Math.max(interval, 60_000) * 2;
    const wasPutAhead = clockJumps.some((jump) => jump.ms > 0 && jump.at <= at && jump.at >= since);
    const wasForgotten = losses.some((lossAt) => lossAt <= at && lossAt >= since);
    return / ms apart/.test(what) && (wasPutAhead || wasForgotten);
  };
  return violations
    .filter((violation) => !isUnknowable(violation))
    .map(({ what }) => ({ rule: 'against the contract', what }));
}

/** The key that goes along is the one that is set at that time, or was a moment ago. */
function wrongAccount({ received, keys }: Evidence): Complaint[] {
  return received.flatMap(({ at, key }): Complaint[] => {
    const inForce = keys.filter(
      ({ since }, i) => since <= at && (keys[i + 1]?.since ?? Number.POSITIVE_INFINITY) >= at - 1000,
    );
    if (inForce.some((known) => known.key === key)) return [];
    return [{ rule: 'wrong account', what: `a request at ${at} carried a key that was not in force` }];
  });
}

/** A claim that was not settled in this time is taken up again. */
const CLAIM_MS = 60_000;

/** Whether somebody who sends `next` can't know what became of `request`. */
function isUnknown(request: Received, next: Received, upsets: readonly number[]): boolean {
  if (!request.whole) return true;
  if (request.knownAt <= next.at) return false;
  return next.at - request.at >= CLAIM_MS || upsets.some((at) => at >= request.at && at <= next.at);
}

/** The same goes to the same place again only if somebody asked for it again, or nobody knows what became of the first. */
function doubled({ asks, received, upsets }: Evidence): Complaint[] {
  const taken = received.filter((request) => request.taken);
  const arrivals = taken.flatMap((request) => request.things.map((sent) => ({ sent, request })));
  return [...Map.groupBy(arrivals, ({ sent, request }) => `${sent} → ${place(request)}`)].flatMap(
    ([name, same]): Complaint[] => {
      const wanted = asks.filter(
        (ask) => `${ask.thing.sentAs} → ${place(ask)}` === name && ask.told !== 'already-saved',
      );
      // Who is told that it is there already, though nobody asked before, was answered at the second try of one asking.
      const asked = Math.max(
        1,
        wanted.reduce((sum, { retries }) => sum + 1 + retries, 0),
      );
      const unknown = same.filter(({ request }, i) => {
        const next = same[i + 1];
        return next && isUnknown(request, next.request, upsets);
      });
      if (same.length <= asked + unknown.length) return [];
      return [{ rule: 'doubled', what: `${name}: ${same.length} times, asked for ${asked} times` }];
    },
  );
}

/** What is told to be ready has arrived somewhere. */
function untrue({ asks, received }: Evidence, states: States): Complaint[] {
  return Object.entries(states).flatMap(([key, { state }]): Complaint[] => {
    if (state !== 'ready') return [];
    const same = asks.filter((ask) => ask.key === key);
    const arrived = received.some(
      (request) => request.taken && same.some((ask) => request.things.includes(ask.thing.sentAs)),
    );
    return arrived ? [] : [{ rule: 'untrue', what: `${key} is told ready and never arrived` }];
  });
}
