import { ApiError } from '../memories/errors';
import type { TaskVideos } from '../memories/schemas';
import { attempt } from './attempt';
import { type Core, NEVER } from './core';
import { write } from './db';
import { haltFor } from './faults';
import { freeToTakeAt, occupy, slowDown, speedUp } from './lanes';
import { countSeconds, depart } from './ledger';
import { haltAt } from './meta';
import { mergeVideos, progress } from './progress';
import type { LaneName } from './rows';
import type { WriteTx } from './schema';
import { ageOf, checkInterval, isVideoTask } from './tasks';
import type { Capture, CapturedVideo, Task } from './types';

/** One thing to ask: a task's status, or one video's when the task's answer named only ids. */
interface Question {
  task: Task;
  lane: LaneName;
  videoNo?: string;
}

/**
 * Asks the next question that is due about a task, if any, and writes what the answer means.
 * Out: when to look again, ms since 1970.
 */
export async function followNext(core: Core): Promise<number> {
  const client = await core.client();
  if (!client) return NEVER;
  const question = await claim(core);
  if ('wakeAt' in question) return question.wakeAt;
  const { task, videoNo } = question;
  const answer = await attempt(
    (): Promise<TaskVideos> =>
      videoNo === undefined
        ? client.taskVideos(task.id, task)
        : client.video(videoNo, task.library).then((video) => ({ videos: [{ ...video, videoNo }] })),
  );
  await settle(core, question, answer);
  core.changed();
  return core.clock.now();
}

async function claim(core: Core): Promise<Question | { wakeAt: number }> {
  return write(await core.db(), async (tx) => {
    const task = (await tx.objectStore('tasks').index('nextCheckAt').openCursor())?.value;
    // Not before: the transaction may have waited long for its turn.
    const now = core.clock.now();
    const halt = await haltAt(tx, now, true);
    // Asking costs no credits: only what concerns the key stops it.
    if (halt && halt.code !== 'no-credits') return { wakeAt: halt.until ?? NEVER };
    if (!task) return { wakeAt: NEVER };
    const dueAt = task.nextCheckAt ?? NEVER;
    if (dueAt > now) return { wakeAt: dueAt };

    const unasked = isVideoTask(task) ? (task.videos ?? []).map((video) => video.videoNo) : task.unasked;
    const videoNo = unasked?.[0];
    const lane: LaneName = videoNo === undefined ? 'status' : 'manage';
    const free = await freeToTakeAt(tx, lane, now);
    if (free > now) return { wakeAt: free };
    await depart(tx, lane, now);
    const nextCheckAt = now + checkInterval(ageOf(task, now));
    const claimed: Task = { ...task, unasked, checks: task.checks + 1, nextCheckAt };
    await tx.objectStore('tasks').put(claimed);
    return { task: claimed, lane, videoNo };
  });
}

async function settle(core: Core, { task: { id }, lane, videoNo }: Question, answer: TaskVideos | ApiError) {
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    const task = await tx.objectStore('tasks').get(id);
    if (!task) return;
    if (answer instanceof ApiError) await settleFault(tx, task, lane, answer, now, core.random);
    else {
      await speedUp(tx, lane, now);
      await advance(tx, learn(task, videoNo, answer, now), now);
    }
  });
}

/** The task with what an answer told. */
function learn(task: Task, videoNo: string | undefined, answer: TaskVideos, now: number): Task {
  if (videoNo !== undefined) {
    const unasked = task.unasked?.filter((no) => no !== videoNo);
    return { ...mergeVideos(task, 'videos' in answer ? answer.videos : [], now), unasked };
  }
  if ('videos' in answer) return { ...mergeVideos(task, answer.videos, now), unasked: [] };
  const states = new Map(task.videos?.map((video) => [video.videoNo, video.state]));
  const unasked = answer.ids.filter((no) => (states.get(no) ?? 'indexing') === 'indexing');
  const named = answer.ids.filter((no) => !states.has(no));
  const videos = named.map((no): CapturedVideo => ({ videoNo: no, state: 'indexing' }));
  return { ...mergeVideos(task, videos, now), unasked };
}

/** Writes a task and its captures as far as the task's videos carry them. */
async function advance(tx: WriteTx, task: Task, now: number): Promise<void> {
  const rows = await Promise.all(task.captureIds.map((id) => tx.objectStore('captures').get(id)));
  const stored = rows.filter((row): row is Capture => row?.taskId === task.id);
  const next = progress(task, stored, now);
  await countSeconds(tx, now, await freshlyReady(tx, next.task));
  await tx.objectStore('tasks').put(next.task);
  for (const capture of next.captures) await tx.objectStore('captures').put(capture);
}

/** The videos of a task that were not ready as it is stored. */
async function freshlyReady(tx: WriteTx, { id, videos = [] }: Task): Promise<CapturedVideo[]> {
  const before = new Map((await tx.objectStore('tasks').get(id))?.videos?.map((video) => [video.videoNo, video.state]));
  return videos.filter(({ videoNo, state }) => state === 'ready' && before.get(videoNo) !== 'ready');
}

/** A question that was not answered is asked again; the claim has set when. */
async function settleFault(
  tx: WriteTx,
  task: Task,
  lane: LaneName,
  error: ApiError,
  now: number,
  random: () => number,
): Promise<void> {
  await occupy(tx, lane, now);
  if (error.code === 'too-many-requests') await slowDown(tx, lane, now, random, error.retryAfterMs);
  if (error.retry === 'after-key') await haltFor(tx, error, now);
  const soon = error.code === 'too-many-requests' || error.retry === 'after-key';
  if (soon) await tx.objectStore('tasks').put({ ...task, nextCheckAt: now });
  else await advance(tx, { ...task, unasked: [] }, now);
}
