import { keyOf, recognise, type Target } from '../platforms/index';
import { savedAlready } from './accept';
import { backoffMs } from './backoff';
import { type Core, NEVER } from './core';
import { reading, type WriteTx, withStatus, write } from './db';
import type { Capture, Problem } from './types';

/** A short link whose site does not answer is given up after so many attempts, about ten minutes. */
const MAX_FOLLOW_ATTEMPTS = 12;

/** Without leave to follow links we look again when it is given, and now and then in case nobody tells us. */
const NO_PERMISSION_PAUSE_MS = 60 * 60_000;

/**
 * Finds out where the next short link leads and lets its capture wait like any other, or says why it can't.
 * Out: when to look again, ms since 1970.
 */
export async function resolveNext(core: Core): Promise<number> {
  const now = core.clock.now();
  const open = await withStatus(reading(await core.db()), 'resolving');
  const next = open.find((capture) => (capture.notBefore ?? 0) <= now);
  if (!next) return Math.min(NEVER, ...open.map((capture) => capture.notBefore ?? 0));
  const result = (await core.mayFollow(next.url)) ? await led(core, next.url) : { problem: NO_PERMISSION };
  await settle(core, next.id, result);
  core.changed();
  return core.clock.now();
}

const NO_PERMISSION: Problem = { code: 'no-permission' };

type Resolution = { target: Target } | { problem: Problem; again?: boolean };

async function led(core: Core, url: string): Promise<Resolution> {
  try {
    return readDestination(await core.follow(url));
  } catch (error) {
    return { problem: { code: 'network', detail: error instanceof Error ? error.message : undefined }, again: true };
  }
}

/** In: where a short link led. Out: the post, or what is there instead. */
function readDestination(url: string): Resolution {
  const target = recognise(url) ?? recognise(behindLogin(url));
  if (target?.kind === 'post' && target.id !== null) return { target };
  return { problem: { code: target && target.id !== null ? 'not-a-post' : 'unresolvable', detail: url } };
}

/** Signed-out visitors may be sent to a log-in page that names the true address in its query. */
function behindLogin(url: string): string {
  const login = URL.parse(url);
  const next = login?.searchParams.get('next') ?? login?.searchParams.get('redirect_url');
  return (next && URL.parse(next, url)?.href) || '';
}

async function settle(core: Core, id: string, result: Resolution): Promise<void> {
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    const capture = await tx.objectStore('captures').get(id);
    if (capture?.status !== 'resolving') return;
    await tx.objectStore('captures').put(await resolved(tx, capture, result, now, core.random));
  });
}

async function resolved(
  tx: WriteTx,
  capture: Capture,
  result: Resolution,
  now: number,
  random: () => number,
): Promise<Capture> {
  const found: Capture = { ...capture, updatedAt: now, notBefore: undefined, problem: undefined };
  if ('target' in result) {
    const key = keyOf(result.target);
    const target = { key, url: result.target.url };
    const saved = await savedAlready(tx, key, capture.library);
    if (saved) return { ...found, ...target, status: 'cancelled', problem: { code: 'already-saved' } };
    return { ...found, ...target, status: 'queued', attempts: 0 };
  }
  const { problem, again } = result;
  if (problem.code === 'no-permission') return { ...capture, problem, notBefore: now + NO_PERMISSION_PAUSE_MS };
  const attempts = capture.attempts + 1;
  if (!again || attempts >= MAX_FOLLOW_ATTEMPTS) {
    return { ...found, status: 'failed', problem: again ? { ...problem, code: 'unresolvable' } : problem };
  }
  return { ...capture, attempts, problem, notBefore: now + backoffMs(attempts, random) };
}

/** Leave to follow links was given: all that waited for it may go on. */
export async function permissionGiven(core: Core): Promise<void> {
  await write(await core.db(), async (tx) => {
    for (const capture of await withStatus(tx, 'resolving')) {
      if (capture.problem?.code !== 'no-permission') continue;
      await tx.objectStore('captures').put({ ...capture, problem: undefined, notBefore: undefined });
    }
  });
}
