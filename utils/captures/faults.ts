import { NAMES_A_FOLDER } from '../memories/assumptions';
import type { ApiError, ApiErrorCode } from '../memories/errors';
import { backoffMs, MAX_ATTEMPTS } from './backoff';
import { afterRefusal } from './bisect';
import { noteFruitless, slowDown } from './lanes';
import { readMeta, writeMeta } from './meta';
import type { HaltCode, LaneName } from './rows';
import type { WriteTx } from './schema';
import type { Capture, Problem } from './types';

/** Without credits nothing can leave; after this pause we ask whether that has changed. */
const NO_CREDITS_PAUSE_MS = 60 * 60_000;

export interface Fault {
  lane: LaneName;
  /** What the request carried, as it is stored now. */
  sent: readonly Capture[];
  /** Suspects of the same search that it did not carry. */
  fellows: readonly Capture[];
  /** Whether anything else waits in the lane. */
  othersWait: boolean;
  error: ApiError;
  now: number;
  random(): number;
}

/** Writes what a fault of a sending request means for its captures and for all that waits. Nothing is dropped. */
export async function settleFault(tx: WriteTx, fault: Fault): Promise<void> {
  const { error, lane, now, random } = fault;
  const okAt = (await readMeta(tx, `lane:${lane}`))?.okAt;
  if (error.code === 'too-many-requests') await slowDown(tx, lane, now, random, error.retryAfterMs);
  else if (error.code === 'bad-parameter') await noteFruitless(tx, lane, now, random, 'refusal');
  else if (isTheirs(error.code)) await noteFruitless(tx, lane, now, random, 'fault');
  await haltFor(tx, error, now);
  // It may have been removed on the provider's own pages: ask for the list again when it is wanted next.
  if (problemOf(error, fault.sent).code === 'folder-refused') await writeMeta(tx, 'folders', undefined);
  for (const capture of afterFault(fault, okAt)) await tx.objectStore('captures').put(capture);
}

/** Stops everything when only the person can help: the key, the account, the credits. */
export async function haltFor(tx: WriteTx, error: ApiError, now: number): Promise<void> {
  if (error.retry === 'after-key') await writeMeta(tx, 'halt', { code: error.code as HaltCode });
  if (error.retry === 'after-person')
    await writeMeta(tx, 'halt', { code: error.code as HaltCode, until: now + NO_CREDITS_PAUSE_MS });
}

/** The captures as a fault leaves them. Pure but for tokens. */
function afterFault({ sent, fellows, othersWait, error, now, random }: Fault, okAt: number | undefined): Capture[] {
  const { code } = error;
  // The library has them, and asking how far it is takes a video number that we were not told.
  if (code === 'duplicate') return sent.map((capture) => ended(capture, 'ready', now));
  const problem = problemOf(error, sent);
  if (code === 'bad-parameter') {
    const newToken = () => crypto.randomUUID();
    return afterRefusal({ sent, fellows, problem, okAt, othersWait, now, newToken });
  }
  if (error.retry === 'never') return sent.map((capture) => ended(capture, 'failed', now, problem));
  const wait = waitFor(error, sent, random);
  return sent.map((capture) =>
    isHopeless(capture, code)
      ? ended(capture, 'failed', now, problem)
      : isCounted(code)
        ? { ...split(waiting(capture), sent, okAt), problem, notBefore: now + wait, updatedAt: now }
        : { ...waiting(capture), problem, attempts: capture.attempts - 1 },
  );
}

/** What people are told. A path that is not found is a fault of the server here: the save itself is not at fault. */
function problemOf({ code, detail }: ApiError, sent: readonly Capture[]): Problem {
  const words = detail || undefined;
  if (code === 'not-found' || code === 'duplicate') return { code: 'server', detail: words };
  const isFolder = code === 'bad-parameter' && sent[0]?.folderId !== undefined && NAMES_A_FOLDER.test(detail);
  return { code: isFolder ? 'folder-refused' : code, detail: words };
}

/** From this attempt on a batch that fails while others are taken is cut. */
const CUT_FROM = 4;

/**
 * A request that fails again and again while the server takes others holds something that it stumbles over: in
 * smaller requests the rest of it gets through. Nobody is blamed for it.
 */
function split(capture: Capture, sent: readonly Capture[], okAt = 0): Capture {
  const isOthersTurn = sent.length > 1 && capture.attempts >= CUT_FROM && okAt > capture.updatedAt;
  return isOthersTurn ? { ...capture, refusals: Math.max(2, capture.refusals ?? 0) + 1 } : capture;
}

/** A browser that is offline for a week says nothing about what waits in it. */
function isHopeless({ attempts }: Capture, code: ApiErrorCode): boolean {
  return code !== 'network' && attempts >= MAX_ATTEMPTS;
}

/** How long the captures of a fault are held back, ms. */
function waitFor(error: ApiError, sent: readonly Capture[], random: () => number): number {
  const attempts = Math.max(1, ...sent.map((capture) => capture.attempts));
  return Math.max(backoffMs(attempts, random), error.retryAfterMs ?? 0);
}

/**
 * Whether a fault speaks against these captures, so that they go to the end of the queue and many of them mean
 * giving up. A halt and a slowed lane hold back everything anyway.
 */
function isCounted(code: ApiErrorCode | 'duplicate'): boolean {
  return code === 'network' || isTheirs(code);
}

/** Faults of the server or of what stands in front of it. */
function isTheirs(code: ApiErrorCode | 'duplicate'): boolean {
  return code === 'server' || code === 'not-found' || code === 'not-json' || code === 'no-task-id';
}

function waiting(capture: Capture): Capture {
  return { ...capture, status: 'queued', leaseUntil: undefined };
}

function ended(capture: Capture, status: 'ready' | 'failed', now: number, problem?: Problem): Capture {
  return {
    ...capture,
    status,
    problem,
    updatedAt: now,
    leaseUntil: undefined,
    batchToken: undefined,
    refusedAt: undefined,
  };
}
