import { describe, expect, it } from 'vitest';
import { reading, write } from '../../../utils/captures/db';
import { followNext } from '../../../utils/captures/follow';
import { readDay } from '../../../utils/captures/ledger';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import { addTask, ageOf, checkInterval, checksBy, isVideoTask, videoTaskId } from '../../../utils/captures/tasks';
import type { Task } from '../../../utils/captures/types';
import { ok, refusal } from './fake-api';
import { Profile, START, waitingCapture } from './kit';

const NEVER = Number.POSITIVE_INFINITY;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STATUS = 'get_video_ids_by_task_id';

/** A profile that follows one task, with one capture, whose status is due now. */
async function following(change: Partial<Task> = {}): Promise<Profile> {
  const profile = await Profile.create();
  const task: Task = {
    id: 'task',
    library: 'private',
    namespace: 'default',
    captureIds: ['capture'],
    createdAt: START,
    checks: 0,
    nextCheckAt: START,
    state: 'following',
    videos: [],
    ...change,
  };
  await write(profile.db, async (tx) => {
    await tx.objectStore('tasks').put(task);
    await tx.objectStore('captures').put(waitingCapture({ status: 'downloading', taskId: task.id }));
  });
  return profile;
}

const follow = (profile: Profile) => followNext(profile.core());
const taskOf = async (profile: Profile) => (await profile.tasks())[0];
const answer = (profile: Profile, data: unknown, path = STATUS) => profile.api.faults.push({ path, answer: ok(data) });

describe('asking how far a task is', () => {
  it('writes what it learns and asks again later', async () => {
    const profile = await following();
    answer(profile, { videos: [{ video_no: 'VI1', status: 'UNPARSE' }] });
    expect(await follow(profile)).toBe(START);
    expect(await taskOf(profile)).toMatchObject({ checks: 1, nextCheckAt: START + 5 * SECOND, state: 'following' });
    expect((await profile.captures())[0]).toMatchObject({ status: 'indexing', videoNos: ['VI1'] });
    expect(profile.api.requests[0]?.query).toMatchObject({ task_id: 'task', unique_id: 'default' });
  });

  it('waits until it is due, and for its turn', async () => {
    const profile = await following({ nextCheckAt: START + 10 });
    expect(await follow(profile)).toBe(START + 10);
    profile.clock.time = START + 10;
    await write(profile.db, (tx) => writeMeta(tx, 'lane:status', { lastAt: START + 10, strikes: 0, waitMs: 0 }));
    expect(await follow(profile)).toBe(START + 10 + 1050);
    expect(profile.api.requests).toEqual([]);
  });

  it('has nothing to do without a key, without tasks and with tasks that have ended', async () => {
    const noKey = await following();
    noKey.apiKey = '';
    const ended = await following({ nextCheckAt: undefined, state: 'ended' });
    expect([await follow(noKey), await follow(await Profile.create()), await follow(ended)]).toEqual([
      NEVER,
      NEVER,
      NEVER,
    ]);
  });

  it.each([
    ['a refused key', { code: 'key-refused' }, 0],
    ['a lack of credits', { code: 'no-credits', until: START + HOUR }, 1],
  ] as const)('is stopped by %s: %o', async (_, halt, asked) => {
    const profile = await following();
    await write(profile.db, (tx) => writeMeta(tx, 'halt', halt));
    await follow(profile);
    expect(profile.api.requests).toHaveLength(asked);
  });

  it('says that something changed', async () => {
    const profile = await following();
    const core = profile.core();
    let changes = 0;
    core.changed = () => {
      changes += 1;
    };
    await followNext(core);
    expect(changes).toBe(1);
  });

  it('writes nothing of a task that was forgotten meanwhile', async () => {
    const profile = await following();
    await followNext(profile.core(async () => void (profile.api.requests.length && (await profile.db.clear('tasks')))));
    expect(profile.api.requests).toHaveLength(1);
    expect(await profile.tasks()).toEqual([]);
  });

  it('touches no capture that was sent again meanwhile, under another task', async () => {
    const profile = await following();
    const again = waitingCapture({ status: 'downloading', taskId: 'another' });
    await write(profile.db, (tx) => tx.objectStore('captures').put(again));
    answer(profile, { videos: [{ video_no: 'VI1', status: 'PARSE' }] });
    await follow(profile);
    expect(await profile.captures()).toEqual([again]);
  });
});

describe('how long videos are', () => {
  it('is counted once each, when they come to be ready, as far as it is told', async () => {
    const profile = await following();
    const creator = waitingCapture({ kind: 'creator', count: 5, status: 'downloading', taskId: 'task' });
    await write(profile.db, (tx) => tx.objectStore('captures').put(creator));
    const row = (no: string, status: string, duration?: string) => ({ video_no: no, status, duration });
    const day = async () => {
      const { timed, seconds } = await readDay(reading(profile.db), profile.clock.now());
      return [timed, seconds];
    };
    const next = async (...videos: object[]) => {
      answer(profile, { videos });
      await follow(profile);
      profile.clock.time += MINUTE;
      return day();
    };
    expect(await next(row('VI1', 'UNPARSE', '9'))).toEqual([0, 0]);
    expect(await next(row('VI1', 'PARSE', '12'), row('VI2', 'PARSE'), row('VI3', 'UNPARSE', '7'))).toEqual([1, 12]);
    expect(await next(row('VI1', 'PARSE', '12'), row('VI3', 'PARSE', '30'))).toEqual([2, 42]);
  });
});

describe('how old a task is', () => {
  it('is told by the clock, but not by much more than its questions make it', () => {
    const age = (ms: number, checks: number) => ageOf({ createdAt: START, checks }, START + ms);
    expect(age(7 * SECOND, 1)).toBe(7 * SECOND);
    expect(age(24 * HOUR, 0)).toBe(10 * SECOND);
    expect(age(24 * HOUR, 2)).toBe(2 * (5 + 5 + 5) * SECOND);
    expect(age(30 * 24 * HOUR, 100_000)).toBeLessThanOrEqual(2 * (7 * 24 + 6) * HOUR);
  });

  it('fits the questions that are asked in so long', () => {
    expect([0, 5, 10, 15].map((s) => checksBy(s * SECOND))).toEqual([0, 1, 2, 3]);
    expect(checksBy(30 * 24 * HOUR)).toBe(checksBy(8 * 24 * HOUR));
    for (const days of [1, 3, 7])
      expect(ageOf({ createdAt: START, checks: checksBy(days * 24 * HOUR) }, START + days * 24 * HOUR)).toBe(
        days * 24 * HOUR,
      );
  });
});

describe('an answer that names only ids', () => {
  it('has each video asked for by itself, in its own lane and at once', async () => {
    const profile = await following();
    answer(profile, { video_ids: ['VI1', 'VI2'] });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({ unasked: ['VI1', 'VI2'], nextCheckAt: START });
    answer(profile, { video_no: 'VI1', status: 'PARSE' }, 'get_metadata');
    await follow(profile);
    expect(profile.api.requests.at(-1)).toMatchObject({ path: 'get_metadata', query: { video_no: 'VI1' } });
    expect(await taskOf(profile)).toMatchObject({
      unasked: ['VI2'],
      videos: [
        { videoNo: 'VI1', state: 'ready' },
        { videoNo: 'VI2', state: 'indexing' },
      ],
    });
    expect((await readMeta(reading(profile.db), 'lane:manage'))?.lastAt).toBe(START);
  });

  it('does not ask again for those of which the end is known', async () => {
    const videos = [
      { videoNo: 'VI1', state: 'ready' },
      { videoNo: 'VI2', state: 'indexing' },
      { videoNo: 'VI4', state: 'failed' },
    ] as const;
    const profile = await following({ videos: [...videos] });
    answer(profile, { video_ids: ['VI1', 'VI2', 'VI4', 'VI3'] });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({
      unasked: ['VI2', 'VI3'],
      videos: [...videos, { videoNo: 'VI3', state: 'indexing' }],
    });
  });
});

describe('a task', () => {
  it('goes on for its other saves when one was removed', async () => {
    const profile = await following({ captureIds: ['removed', 'capture'] });
    answer(profile, { videos: [{ video_no: 'VI1', status: 'PARSE' }] });
    await follow(profile);
    expect(await profile.captures()).toMatchObject([{ id: 'capture', status: 'ready', videoNos: ['VI1'] }]);
    expect(await taskOf(profile)).toMatchObject({ state: 'ended' });
  });

  it('of which no video was ever known is followed like any other', async () => {
    const profile = await following({ videos: undefined });
    answer(profile, { video_ids: ['VI1'] });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({ videos: [{ videoNo: 'VI1', state: 'indexing' }] });
  });
});

describe('a task of our own making, for a video that the API named at once', () => {
  it('asks for that video, never for the task', async () => {
    const id = videoTaskId('VI9');
    const profile = await following({ id, videos: [{ videoNo: 'VI9', state: 'indexing' }] });
    answer(profile, { video_no: 'VI9', status: 'PARSE' }, 'get_metadata');
    await follow(profile);
    expect(profile.api.requests.map(({ path }) => path)).toEqual(['get_metadata']);
    expect(await taskOf(profile)).toMatchObject({ state: 'ended' });
    expect(isVideoTask({ id } as Task)).toBe(true);
    expect(isVideoTask({ id: '5681' } as Task)).toBe(false);
  });
});

describe('a question that is not answered', () => {
  it('too many requests: the same again, once the lane lets it', async () => {
    const profile = await following();
    profile.api.faults.push({ path: STATUS, answer: refusal('0429', 'slow', { 'Retry-After': '90' }) });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({ nextCheckAt: START });
    expect(await readMeta(reading(profile.db), 'lane:status')).toMatchObject({ strikes: 1, waitMs: 90 * SECOND });
    expect(await follow(profile)).toBe(START + 90 * SECOND);
  });

  it('a refused key: everything stops, and the same is asked again afterwards', async () => {
    const profile = await following();
    profile.api.faults.push({ path: STATUS, answer: refusal('0401', 'no') });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({ nextCheckAt: START });
    expect(await readMeta(reading(profile.db), 'halt')).toEqual({ code: 'key-refused' });
  });

  it('a fault: asked again with the next check, and for no single video in the meantime', async () => {
    const profile = await following({ unasked: ['VI1'] });
    profile.api.faults.push({ path: 'get_metadata', answer: { status: 500, text: 'oops' } });
    await follow(profile);
    expect(await taskOf(profile)).toMatchObject({ nextCheckAt: START + 5 * SECOND, unasked: [] });
    expect(await readMeta(reading(profile.db), 'halt')).toBeUndefined();
    expect(await readMeta(reading(profile.db), 'lane:manage')).toMatchObject({ strikes: 0, lastAt: START });
  });
});

describe('how long until the next question', () => {
  it.each([
    [0, 5 * SECOND],
    [10 * SECOND, 5 * SECOND],
    [12 * SECOND, 6 * SECOND],
    [20 * MINUTE, 10 * MINUTE],
    [24 * HOUR - 1, 10 * MINUTE],
    [24 * HOUR, 6 * HOUR],
  ])('at an age of %i ms: %i ms', (age, ms) => {
    expect(checkInterval(age)).toBe(ms);
  });
});

describe('beginning to follow', () => {
  it('a task that is followed already: it has more captures, and is asked for anew', async () => {
    const profile = await following({ state: 'ended', nextCheckAt: undefined, checks: 9, grewAt: 3 });
    const more = { id: 'task', library: 'private', namespace: 'default', captureIds: ['more', 'capture'] } as const;
    await write(profile.db, (tx) =>
      addTask(tx, { ...more, captureIds: [...more.captureIds], videoNos: [] }, START + 7),
    );
    expect(await taskOf(profile)).toMatchObject({
      captureIds: ['capture', 'more'],
      createdAt: START + 7,
      checks: 0,
      nextCheckAt: START + 7 + 5 * SECOND,
      state: 'following',
      grewAt: 3,
    });
  });

  it('a video that was named at once: it is being indexed', async () => {
    const profile = await Profile.create();
    const task = { id: videoTaskId('VI1'), library: 'private', namespace: 'default', captureIds: ['a'] } as const;
    await write(profile.db, (tx) => addTask(tx, { ...task, captureIds: ['a'], videoNos: ['VI1'] }, START));
    expect(await taskOf(profile)).toMatchObject({ id: 'video:VI1', videos: [{ videoNo: 'VI1', state: 'indexing' }] });
  });
});
