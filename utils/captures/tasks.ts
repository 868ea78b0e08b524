import type { WriteTx } from './schema';
import type { CapturedVideo, Task } from './types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** From this age a task is shown as taking long and asked for rarely. */
export const STALLED_AFTER_MS = 24 * HOUR;
/** From this age a task is asked for once more and then given up. */
export const GIVEN_UP_AFTER_MS = 7 * 24 * HOUR;
/** Creators and tags: how long after its last new video a task may still name another. */
export const GROWS_WITHIN_MS = 30 * MINUTE;

/**
 * How long until a task's status is asked for again, ms: half its age, so that the gaps grow by half each time
 * and nobody waits much longer than needed; between 5 s and 10 min, once stalled every 6 h.
 */
export function checkInterval(age: number): number {
  if (age >= STALLED_AFTER_MS) return 6 * HOUR;
  return Math.min(Math.max(age / 2, 5 * SECOND), 10 * MINUTE);
}

/** How often a task of that age has been asked for if nothing came between. */
export function checksBy(age: number): number {
  let checks = 0;
  for (let at = checkInterval(0); at <= age && at < GIVEN_UP_AFTER_MS; at += checkInterval(at)) checks += 1;
  return checks;
}

/**
 * How old a task is, ms: by the clock, but not much older than its questions make it. A clock that was put ahead by a
 * day, or a computer that slept as long, must not have it asked for rarely, or given up.
 */
export function ageOf({ createdAt, checks }: Pick<Task, 'createdAt' | 'checks'>, now: number): number {
  let asked = checkInterval(0);
  for (let check = 0; check < checks && asked < GIVEN_UP_AFTER_MS; check++) asked += checkInterval(asked);
  return Math.min(now - createdAt, 2 * asked);
}

/** Uploads of a file or a direct address answer a video at once: a task of its own making, with that one video. */
export function videoTaskId(videoNo: string): string {
  return `video:${videoNo}`;
}

/** Whether a task is one of those: there is nothing to ask the API for but its video. */
export function isVideoTask(task: Task): boolean {
  return isVideoTaskId(task.id);
}

export function isVideoTaskId(id: string): boolean {
  return id.startsWith('video:');
}

interface NewTask extends Pick<Task, 'id' | 'library' | 'namespace' | 'captureIds'> {
  videoNos: readonly string[];
}

/**
 * Begins to follow a task. The API may answer one that we follow already: then it has more captures. `sentAt`: when it
 * was sent, if not now.
 */
export async function addTask(tx: WriteTx, { videoNos, ...task }: NewTask, now: number, sentAt = now): Promise<void> {
  const known = await tx.objectStore('tasks').get(task.id);
  const captureIds = [...new Set([...(known?.captureIds ?? []), ...task.captureIds])];
  const videos = videoNos.map((videoNo): CapturedVideo => ({ videoNo, state: 'indexing' }));
  await tx.objectStore('tasks').put({
    videos,
    ...known,
    ...task,
    captureIds,
    createdAt: sentAt,
    checks: checksBy(now - sentAt),
    nextCheckAt: sentAt + checkInterval(0),
    state: 'following',
  });
}
