import { keyOf } from '../platforms/index';
import { savedAlready } from './accept';
import { type Core, NEVER } from './core';
import { reading, withStatus, write } from './db';
import { hostOf, judge, type Resolution, SilentSite, silent } from './destination';
import { endLinkTurn, endRest, restHost, restsUntil, takeLinkTurn } from './link-pace';
import { readMeta } from './meta';
import type { MemoriesDb, ReadTx, WriteTx } from './schema';
import type { Capture, Problem } from './types';
import { groupsIn, rangesBetween, stoppedImports, waitingRange } from './waiting';

/** A link that its site does not let us follow for so long, or so often, is given up. */
const GIVEN_UP_AFTER_MS = 24 * 60 * 60_000;
const MAX_FOLLOW_ATTEMPTS = 20;

/** After so many tries a link gives way to all that were tried less: its site may answer them, and not it. */
const GIVES_WAY_FROM = 3;

/** Without leave to follow links we look again when it is given, and now and then in case nobody tells us. */
const NO_PERMISSION_PAUSE_MS = 60 * 60_000;

/**
 * Finds out where the next short link leads and lets its capture wait like any other, or says why it can't. A death in
 * between changes nothing: the link is still to be followed, and the pace is kept, since both are stored.
 * Out: when to look again, ms since 1970.
 */
export async function resolveNext(core: Core): Promise<number> {
  const now = core.clock.now();
  const db = await core.db();
  const { next, wakeAt } = await choose(db, now);
  if (!next) return wakeAt;
  const isAllowed = await core.mayFollow(next.url);
  const wait = isAllowed ? await write(db, (tx) => takeLinkTurn(tx, now)) : 0;
  if (wait > 0) return now + wait;
  const result = isAllowed ? await led(core, next.url) : { problem: NO_PERMISSION };
  await settle(core, next, result);
  core.changed();
  return core.clock.now();
}

const NO_PERMISSION: Problem = { code: 'no-permission' };

/** So many links of a site are looked at for one that may be followed now. */
const LOOKED_AT = 500;

/**
 * The next link to follow: not one that is held back itself, nor one of a site that is left alone, nor one of an
 * import that is paused. What was saved by hand comes first, what was tried in vain again and again last.
 */
async function choose(db: MemoriesDb, now: number): Promise<{ next?: Capture; wakeAt: number }> {
  const tx = reading(db);
  const rests = (await readMeta(tx, 'linkRests')) ?? {};
  const dueAt = ({ notBefore = 0, url }: Capture) => Math.max(notBefore, restsUntil(rests[hostOf(url)], now));
  const links = await firstLinks(tx);
  const next = links.find((link) => dueAt(link) <= now);
  return next ? { next, wakeAt: now } : { wakeAt: Math.min(NEVER, ...links.map(dueAt)) };
}

/** In the order of precedence the first links of each site, however many wait. */
async function firstLinks(tx: ReadTx): Promise<Capture[]> {
  const index = tx.objectStore('captures').index('queue');
  const ranges = rangesBetween(await stoppedImports(tx));
  const links: Capture[] = [];
  for (const group of await groupsIn(tx, 'resolving')) {
    for (const ids of ranges) links.push(...(await index.getAll(waitingRange(group, 'resolving', ids), LOOKED_AT)));
  }
  return links.sort((a, b) => turnOf(a) - turnOf(b) || (a.id < b.id ? -1 : 1));
}

const turnOf = ({ attempts }: Capture) => (attempts < GIVES_WAY_FROM ? 0 : attempts);

async function led(core: Core, url: string): Promise<Resolution> {
  try {
    return judge(url, await core.follow(url));
  } catch (error) {
    return silent(error instanceof SilentSite ? error.host : hostOf(url));
  }
}

async function settle(core: Core, { id, url }: Capture, result: Resolution): Promise<void> {
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    const isAnswer = 'target' in result || result.problem.code !== 'no-permission';
    if (isAnswer) await endLinkTurn(tx, now);
    const capture = await tx.objectStore('captures').get(id);
    if (capture?.status === 'resolving') await tx.objectStore('captures').put(await resolved(tx, capture, result, now));
    if (!isAnswer) return;
    if ('again' in result && result.again) await rest(tx, hostOf(url), result, now);
    else await endRest(tx, hostOf(url));
  });
}

/** Leaves the site of a link alone for a while; what it has not let us follow for a day is given up with it. */
async function rest(tx: WriteTx, host: string, { problem, retryAfterMs }: Unresolved, now: number): Promise<void> {
  const { since } = await restHost(tx, host, now, retryAfterMs);
  if (now - since < GIVEN_UP_AFTER_MS) return;
  for (const capture of await withStatus(tx, 'resolving')) {
    if (hostOf(capture.url) !== host || now - capture.updatedAt < GIVEN_UP_AFTER_MS) continue;
    await tx.objectStore('captures').put(failed(capture, problem, now));
  }
}

type Unresolved = Extract<Resolution, { problem: Problem }>;

async function resolved(tx: WriteTx, capture: Capture, result: Resolution, now: number): Promise<Capture> {
  const found: Capture = { ...capture, updatedAt: now, notBefore: undefined, problem: undefined };
  if ('target' in result) {
    const key = keyOf(result.target);
    const target = { key, url: result.target.url };
    const saved = await savedAlready(tx, key, capture);
    if (saved) return { ...found, ...target, status: 'cancelled', problem: { code: 'already-saved' } };
    return { ...found, ...target, status: 'queued', attempts: 0 };
  }
  const { problem, again } = result;
  if (problem.code === 'no-permission') return { ...capture, problem, notBefore: now + NO_PERMISSION_PAUSE_MS };
  const attempts = capture.attempts + 1;
  if (!again || attempts >= MAX_FOLLOW_ATTEMPTS) return failed(capture, problem, now);
  return { ...capture, attempts, problem };
}

function failed(capture: Capture, { code, detail }: Problem, now: number): Capture {
  const problem: Problem = { code: code === 'site-silent' ? 'unresolvable' : code, detail };
  return { ...capture, status: 'failed', updatedAt: now, notBefore: undefined, problem };
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
