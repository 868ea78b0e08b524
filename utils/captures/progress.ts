import { attributeVideos } from './attribute';
import { ageOf, checkInterval, GIVEN_UP_AFTER_MS, GROWS_WITHIN_MS, STALLED_AFTER_MS } from './tasks';
import type { Capture, CapturedVideo, CaptureStatus, Problem, Task } from './types';

/**
 * Adds what was just learnt to what was known; a video keeps its place. What was ready once stays so: it can be found,
 * and an answer that says otherwise later is of another moment, or of another machine of theirs.
 */
export function mergeVideos(task: Task, learnt: readonly CapturedVideo[], now: number): Task {
  const videos = new Map((task.videos ?? []).map((video) => [video.videoNo, video]));
  const before = videos.size;
  for (const video of learnt) {
    const known = videos.get(video.videoNo);
    const told = Object.fromEntries(Object.entries(video).filter(([, value]) => value !== undefined));
    const merged = { ...known, ...told } as CapturedVideo;
    videos.set(video.videoNo, known?.state === 'ready' ? { ...merged, state: 'ready', cause: undefined } : merged);
  }
  return { ...task, videos: [...videos.values()], grewAt: videos.size > before ? now : task.grewAt };
}

/** Captures that nobody waits for any more. */
const ENDED: ReadonlySet<CaptureStatus> = new Set(['ready', 'failed', 'cancelled']);

/**
 * What a task's videos mean for its captures and for the task. In: the task, its captures as stored. Out: both as
 * they should be stored. Pure.
 */
export function progress(task: Task, captures: readonly Capture[], now: number): { task: Task; captures: Capture[] } {
  const owned = attributeVideos(captures, task.videos ?? []);
  const age = ageOf(task, now);
  const someUnplaced = (task.videos?.length ?? 0) > 0 && [...owned.values()].every((videos) => videos.length === 0);
  const updated = captures.map((capture) => {
    if (capture.taskId !== task.id || capture.status === 'cancelled') return capture;
    const videos = owned.get(capture.id) ?? [];
    const status = videos.length === 0 && someUnplaced ? 'indexing' : statusOf(videos);
    return withProgress(capture, ENDED.has(status) ? status : late(status, age), videos, now);
  });
  const asked = (task.unasked?.length ?? 0) === 0;
  const open = updated.some((capture) => !ENDED.has(capture.status)) || !asked || mayGrow(task, captures, now);
  if (open && age >= GIVEN_UP_AFTER_MS && asked) return giveUp(task, updated, now);
  if (!open) return { task: end(task, 'ended'), captures: updated };
  const nextCheckAt = asked ? now + checkInterval(age) : now;
  return {
    task: { ...task, nextCheckAt, state: age >= STALLED_AFTER_MS ? 'stalled' : 'following' },
    captures: updated,
  };
}

/** A capture's status by its videos: on the way while one is; ready when all ended and one is ready. */
function statusOf(videos: readonly CapturedVideo[]): CaptureStatus {
  if (videos.length === 0) return 'downloading';
  if (videos.some((video) => video.state === 'indexing')) return 'indexing';
  return videos.some((video) => video.state === 'ready') ? 'ready' : 'failed';
}

function late(status: CaptureStatus, age: number): CaptureStatus {
  return age >= STALLED_AFTER_MS ? 'stalled' : status;
}

function withProgress(capture: Capture, status: CaptureStatus, videos: CapturedVideo[], now: number): Capture {
  const cause = videos.find((video) => video.state === 'failed')?.cause;
  const problem: Problem | undefined = status === 'failed' ? { code: 'video-failed', detail: cause } : undefined;
  const videoNos = videos.map((video) => video.videoNo);
  const updatedAt = status === capture.status ? capture.updatedAt : now;
  return { ...capture, status, problem, videos, videoNos, updatedAt };
}

/** Creators and tags name their videos little by little; nobody says when the last one was named. */
function mayGrow(task: Task, captures: readonly Capture[], now: number): boolean {
  const lists = captures.filter((capture) => capture.kind === 'creator' || capture.kind === 'hashtag');
  if (lists.length === 0 || !task.videos?.length) return false;
  const wanted = lists.reduce((sum, capture) => sum + (capture.count ?? 0), 0);
  return task.videos.length < wanted && now - (task.grewAt ?? task.createdAt) < GROWS_WITHIN_MS;
}

function giveUp(task: Task, captures: readonly Capture[], now: number): { task: Task; captures: Capture[] } {
  const problem: Problem = { code: 'never-ended' };
  return {
    task: end(task, 'expired'),
    captures: captures.map((capture) =>
      ENDED.has(capture.status) ? capture : { ...capture, status: 'failed', problem, updatedAt: now },
    ),
  };
}

function end(task: Task, state: 'ended' | 'expired'): Task {
  const { nextCheckAt, unasked, ...rest } = task;
  return { ...rest, state };
}
