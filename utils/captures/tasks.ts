import type { WriteTx } from './db';
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

/** Begins to follow a task. The API may answer one that we follow already: then it has more captures. */
export async function addTask(tx: WriteTx, { videoNos, ...task }: NewTask, now: number): Promise<void> {
  const known = await tx.objectStore('tasks').get(task.id);
  const captureIds = [...new Set([...(known?.captureIds ?? []), ...task.captureIds])];
  const videos = videoNos.map((videoNo): CapturedVideo => ({ videoNo, state: 'indexing' }));
  await tx.objectStore('tasks').put({
    videos,
    ...known,
    ...task,
    captureIds,
    createdAt: now,
    checks: 0,
    nextCheckAt: now + checkInterval(0),
    state: 'following',
  });
}
