import type { MemoriesClient } from '../memories/client';
import { ApiError } from '../memories/errors';
import { attempt } from './attempt';
import { afterAcceptance } from './bisect';
import { type Core, NEVER } from './core';
import { withStatus, write } from './db';
import { dispatch, type Receipt } from './dispatch';
import { settleFault } from './faults';
import { freeToTakeAt, leavesBy, occupy, SENDING_LANES, type SendingLane, speedUp } from './lanes';
import { depart, heldByCap } from './ledger';
import { manage } from './manage';
import { haltAt, readMeta, writeMeta } from './meta';
import { type Batch, planBatches, postsIn } from './plan';
import { readQueue } from './queue';
import { type StoredFile, statusRange, type WriteTx } from './schema';
import { addTask, videoTaskId } from './tasks';
import type { Capture } from './types';

/** A claim outlives its request (28 s at most); after that time anyone may claim the captures again. */
export const LEASE_MS = 60_000;

/**
 * Sends the next batch of a lane, if one is due: claimed in one transaction, asked, settled in another. A death in
 * between leaves a claim whose outcome is unknown; sending again is harmless, so the next worker just does.
 * Out: when to look again, ms since 1970.
 */
export async function sendNext(core: Core, lane: SendingLane): Promise<number> {
  const client = await core.client();
  const found = await claim(core, lane, client !== null);
  if ('wakeAt' in found) return found.wakeAt;
  if (client === null) return NEVER;
  const { batch, file } = found;
  core.changed();
  const outcome = await weighed(core, client, batch, await attempt(() => dispatch(client, batch, file)));
  await settle(core, lane, batch, outcome);
  core.changed();
  return core.clock.now();
}

/**
 * Before a second refusal fails somebody, the server is asked the cheapest question there is: one that refuses this too
 * is not well, and its refusal says nothing.
 */
async function weighed(core: Core, client: MemoriesClient, { like }: Batch, outcome: Receipt | ApiError) {
  const isSecond = like.refusedAt !== undefined && outcome instanceof ApiError && outcome.code === 'bad-parameter';
  if (!isSecond) return outcome;
  const answer = await manage(core, () => client.listVideos({ page: 1, size: 1, namespace: like.namespace }));
  return answer instanceof ApiError ? new ApiError('server', outcome.detail) : outcome;
}

type Claim = { wakeAt: number } | { batch: Batch; file?: StoredFile };

async function claim(core: Core, lane: SendingLane, hasKey: boolean): Promise<Claim> {
  return write(await core.db(), async (tx) => {
    if (!(await isAnythingWaiting(tx))) return { wakeAt: NEVER };
    // Not before: the transaction may have waited long for its turn, and a lane taken as of then would be free too soon.
    const now = core.clock.now();
    const halt = await haltAt(tx, now, hasKey);
    if (halt?.code !== (await readMeta(tx, 'halt'))?.code) {
      await writeMeta(tx, 'halt', halt);
      core.changed();
    }
    if (halt) return { wakeAt: halt.until ?? NEVER };
    if (await readMeta(tx, 'paused')) return { wakeAt: NEVER };
    const free = await freeToTakeAt(tx, lane, now);
    if (free > now) return { wakeAt: free };
    const { waiting, nextLeaseEnd } = await waitingIn(tx, lane, now);
    const [batch] = planBatches(waiting, now);
    if (!batch || batch.dueAt > now) return { wakeAt: Math.min(batch?.dueAt ?? NEVER, nextLeaseEnd) };

    const posts = postsIn(batch);
    const heldUntil = await heldByCap(tx, now, posts);
    if (heldUntil !== undefined) return { wakeAt: heldUntil };
    await depart(tx, lane, now, posts);
    const captures = batch.captures.map((capture) => claimed(capture, now));
    for (const capture of captures) await tx.objectStore('captures').put(capture);
    const file = batch.like.kind === 'image' ? await tx.objectStore('blobs').get(batch.like.id) : undefined;
    return { batch: { ...batch, captures }, file };
  });
}

/** Asked before all that waits is read: while a lane is taken, that would be for nothing. */
async function isAnythingWaiting(tx: WriteTx): Promise<boolean> {
  const index = tx.objectStore('captures').index('status');
  const first = await Promise.all([index.getKey(statusRange('queued')), index.getKey(statusRange('sending'))]);
  return first.some((id) => id !== undefined);
}

/** What may be sent next: the head of what is queued, and what somebody claimed and did not finish in time. */
async function waitingIn(tx: WriteTx, lane: SendingLane, now: number) {
  const isOurs = (capture: Capture) => leavesBy(lane, capture);
  const claimed = (await withStatus(tx, 'sending')).filter(isOurs);
  const lost = claimed.filter(({ leaseUntil = 0 }) => leaseUntil <= now);
  const leases = claimed.map(({ leaseUntil = 0 }) => leaseUntil).filter((end) => end > now);
  return { waiting: [...lost, ...(await readQueue(tx, lane, now)).rows], nextLeaseEnd: Math.min(NEVER, ...leases) };
}

/** Attempts are counted before they are made: a death is one too. */
function claimed(capture: Capture, now: number): Capture {
  return { ...capture, status: 'sending', leaseUntil: now + LEASE_MS, attempts: capture.attempts + 1 };
}

/** Writes what became of a batch. Captures that were removed meanwhile stay removed. */
async function settle(core: Core, lane: SendingLane, batch: Batch, outcome: Receipt | ApiError): Promise<void> {
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    const store = tx.objectStore('captures');
    const rows = await Promise.all(batch.captures.map((capture) => store.get(capture.id)));
    const sent = rows.filter((row): row is Capture => row?.status === 'sending');
    if (outcome instanceof ApiError) {
      await occupy(tx, lane, now);
      const fellows = await fellowsOf(tx, batch);
      const othersWait = await areOthersWaiting(tx, lane);
      await settleFault(tx, { lane, sent, fellows, othersWait, error: outcome, now, random: core.random });
      return;
    }
    await speedUp(tx, lane, now);
    for (const capture of afterAcceptance(await store.index('batchToken').getAll())) await store.put(capture);
    await settleReceipt(tx, sent, batch.like, outcome, now);
  });
}

/** Whether the lane has anything else to send than what is being sent. */
async function areOthersWaiting(tx: WriteTx, lane: SendingLane): Promise<boolean> {
  const index = tx.objectStore('captures').index('status');
  for (const kind of SENDING_LANES[lane]) if ((await index.getKey(['queued', kind])) !== undefined) return true;
  return false;
}

/** The other suspects of a search, of which a batch was one half. */
async function fellowsOf(tx: WriteTx, { like, captures }: Batch): Promise<Capture[]> {
  if (like.batchToken === undefined) return [];
  const suspects = await tx.objectStore('captures').index('batchToken').getAll(like.batchToken);
  const ids = new Set(captures.map((capture) => capture.id));
  return suspects.filter((suspect) => !ids.has(suspect.id) && suspect.status === 'queued');
}

async function settleReceipt(tx: WriteTx, sent: Capture[], like: Capture, receipt: Receipt, now: number) {
  const taken = sent.map(
    (capture): Capture => ({
      ...capture,
      status: 'downloading',
      updatedAt: now,
      attempts: 0,
      leaseUntil: undefined,
      notBefore: undefined,
      batchToken: undefined,
      refusals: undefined,
      refusedAt: undefined,
      problem: undefined,
    }),
  );
  if ('imageId' in receipt) {
    for (const capture of taken) {
      await tx.objectStore('captures').put({ ...capture, status: 'ready', videoNos: [receipt.imageId] });
      await tx.objectStore('blobs').delete(capture.id);
    }
    return;
  }
  const videoNos = 'videoNo' in receipt ? [receipt.videoNo] : [];
  const taskId = 'videoNo' in receipt ? videoTaskId(receipt.videoNo) : receipt.taskId;
  for (const capture of taken) await tx.objectStore('captures').put({ ...capture, taskId, videoNos });
  const captureIds = taken.map((capture) => capture.id);
  // Everybody changed their mind meanwhile: nobody is left to follow it for.
  if (captureIds.length === 0) return;
  await addTask(tx, { id: taskId, library: like.library, namespace: like.namespace, captureIds, videoNos }, now);
}
