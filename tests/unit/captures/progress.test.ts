import { describe, expect, it } from 'vitest';
import { attributeVideos } from '../../../utils/captures/attribute';
import { mergeVideos, progress } from '../../../utils/captures/progress';
import { checkInterval } from '../../../utils/captures/tasks';
import type { Capture, CapturedVideo, Task } from '../../../utils/captures/types';
import { START, waitingCapture } from './kit';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function sent(id: string, change: Partial<Capture> = {}): Capture {
  const key = `tiktok:post:${id}`;
  return waitingCapture({ id: `capture-${id}`, key, status: 'downloading', taskId: 'task', ...change });
}

function task(captures: readonly Capture[], videos: CapturedVideo[] = []): Task {
  return {
    id: 'task',
    library: 'private',
    namespace: 'default',
    captureIds: captures.map(({ id }) => id),
    createdAt: START,
    // As many as make it as old as it says.
    checks: 500,
    nextCheckAt: START,
    state: 'following',
    videos,
  };
}

function video(no: string, state: CapturedVideo['state'], more: Partial<CapturedVideo> = {}): CapturedVideo {
  return { videoNo: no, state, ...more };
}

const at = (id: string) => ({ url: `https://www.tiktok.com/player/v1/${id}` });
const POSTS = [sent('7500000000000000001'), sent('7500000000000000002'), sent('7500000000000000003')];
const [FIRST, SECOND, THIRD] = ['7500000000000000001', '7500000000000000002', '7500000000000000003'] as const;

function statusesAfter(captures: readonly Capture[], videos: CapturedVideo[], age = 60_000) {
  const after = progress(task(captures, videos), captures, START + age);
  return { statuses: after.captures.map(({ status }) => status), state: after.task.state, task: after.task };
}

describe('what the videos of a task say of its captures', () => {
  it('matches posts by platform and id, whatever form the address has', () => {
    const { statuses } = statusesAfter(POSTS, [
      video('VI2', 'failed', at(SECOND)),
      video('VI1', 'ready', at(FIRST)),
      video('VI3', 'indexing', at(THIRD)),
    ]);
    expect(statuses).toEqual(['ready', 'failed', 'indexing']);
  });

  it('keeps on asking for posts whose video is late', () => {
    const { statuses, state, task } = statusesAfter(POSTS, [video('VI1', 'ready', at(FIRST))]);
    expect({ statuses, state }).toEqual({ statuses: ['ready', 'downloading', 'downloading'], state: 'following' });
    expect(task.nextCheckAt).toBeGreaterThan(START);
  });

  it('ends when every capture has ended, and is asked for no more', () => {
    const { state, task } = statusesAfter(POSTS.slice(0, 1), [video('VI1', 'ready', at(FIRST))]);
    expect(state).toBe('ended');
    expect(task).not.toHaveProperty('nextCheckAt');
  });

  it('tells the cause of a failed video', () => {
    const videos = [video('VI1', 'failed', { ...at(FIRST), cause: 'age restricted' })];
    const [capture] = progress(task(POSTS, videos), POSTS, START).captures;
    expect(capture?.problem).toEqual({ code: 'video-failed', detail: 'age restricted' });
  });

  it('can say of videos without address only that they are there, until there is one for each post', () => {
    expect(statusesAfter(POSTS, [video('VI1', 'ready'), video('VI2', 'ready')]).statuses).toEqual([
      'indexing',
      'indexing',
      'indexing',
    ]);
    const all = [video('VI1', 'ready'), video('VI2', 'ready'), video('VI3', 'ready')];
    expect(statusesAfter(POSTS, all).statuses).toEqual(['ready', 'ready', 'ready']);
  });

  it('gives what can’t be told to the posts that are left over', () => {
    const videos = [video('VI1', 'ready', at(FIRST)), video('VI2', 'ready')];
    const owned = attributeVideos(POSTS.slice(0, 2), videos);
    expect([...owned.values()].map((own) => own.map(({ videoNo }) => videoNo))).toEqual([['VI1'], ['VI2']]);
  });

  it('gives the same video to whoever saved the same post, and says nothing while some are missing', () => {
    const twice = [sent(FIRST), { ...sent(FIRST), id: 'again' }, sent(SECOND)];
    const nosOf = (videos: CapturedVideo[]) =>
      [...attributeVideos(twice, videos).values()].map((own) => own.map(({ videoNo }) => videoNo));
    expect(nosOf([video('VI1', 'ready'), video('VI2', 'ready')])).toEqual([['VI1'], ['VI1'], ['VI2']]);
    expect(nosOf([video('VI1', 'ready')])).toEqual([[], [], []]);
  });

  it('never gives a video of another post to a post', () => {
    const owned = attributeVideos(POSTS.slice(0, 1), [video('VI9', 'ready', at('7599999999999999999'))]);
    expect([...owned.values()]).toEqual([[]]);
  });

  it('tells a post by its id in the name of a video', () => {
    const named = [video('VI2', 'ready', { name: `${SECOND}.mp4` }), video('VI1', 'indexing', { name: FIRST })];
    expect(statusesAfter(POSTS.slice(0, 2), named).statuses).toEqual(['indexing', 'ready']);
  });

  it('gives a creator all videos, and goes on asking while there may be more', () => {
    const creator = sent('x', { kind: 'creator', count: 5, key: 'tiktok:creator:one' });
    const videos = [video('VI1', 'ready'), video('VI2', 'failed')];
    const begun = { ...task([creator], videos), grewAt: START };
    const soon = progress(begun, [creator], START + 60_000);
    expect(soon.captures).toMatchObject([{ status: 'ready', videoNos: ['VI1', 'VI2'] }]);
    expect(soon.task.state).toBe('following');
    expect(progress(begun, [creator], START + HOUR).task.state).toBe('ended');
    expect(
      progress({ ...begun, videos: [...videos, ...videos, video('VI3', 'ready')] }, [creator], START).task.state,
    ).toBe('ended');
  });

  it('shows a list as on its way while one of its videos is', () => {
    const creator = sent('x', { kind: 'creator', count: 2, key: 'tiktok:creator:one' });
    const { statuses } = statusesAfter([creator], [video('VI1', 'ready'), video('VI2', 'indexing')]);
    expect(statuses).toEqual(['indexing']);
  });

  it.each([
    ['creator', 29 * 60_000, 'following'],
    ['hashtag', 29 * 60_000, 'following'],
    ['creator', 30 * 60_000, 'ended'],
    ['post', 1, 'ended'],
  ] as const)('asks on for more of a %s that named its first video at once: after %i ms %s', (kind, age, state) => {
    const capture = sent('x', { kind, count: 5, key: `tiktok:${kind}:one` });
    expect(statusesAfter([capture], [video('VI1', 'ready')], age).state).toBe(state);
  });

  it('asks on for as many as all lists of a task want together', () => {
    const tags = ['a', 'b'].map((id) => sent(id, { kind: 'hashtag', count: 1, key: `tiktok:hashtag:${id}` }));
    expect(statusesAfter(tags, [video('VI1', 'ready')]).state).toBe('following');
    expect(statusesAfter(tags, [video('VI1', 'ready'), video('VI2', 'ready')]).state).toBe('ended');
  });

  it('says since when a capture has its state', () => {
    const [capture] = POSTS;
    if (!capture) throw new Error('one');
    const withVideos = (videos: CapturedVideo[]) =>
      progress(task([capture], videos), [capture], START + 60_000).captures[0];
    expect(withVideos([])?.updatedAt).toBe(START);
    expect(withVideos([video('VI1', 'ready', at(FIRST))])?.updatedAt).toBe(START + 60_000);
  });

  it('leaves alone what was cancelled or sent anew with another task', () => {
    const other = [sent(FIRST, { status: 'cancelled' }), sent(SECOND, { taskId: 'other' })];
    const { captures } = progress(task(other, [video('VI1', 'ready', at(FIRST))]), other, START);
    expect(captures).toEqual(other);
  });
});

describe('a task that does not end', () => {
  it('is shown as such after a day, and asked for every six hours', () => {
    const { statuses, state, task } = statusesAfter(POSTS, [], DAY);
    expect({ statuses, state }).toEqual({ statuses: ['stalled', 'stalled', 'stalled'], state: 'stalled' });
    expect((task.nextCheckAt ?? 0) - START - DAY).toBe(6 * HOUR);
  });

  it('is given up after seven days, saying so; what ended well stays ready', () => {
    const ready = video('VI1', 'ready', at(FIRST));
    const after = progress(task(POSTS, [ready]), POSTS, START + 7 * DAY);
    expect(after.task.state).toBe('expired');
    expect(after.captures.map(({ status, problem }) => [status, problem?.code])).toEqual([
      ['ready', undefined],
      ['failed', 'never-ended'],
      ['failed', 'never-ended'],
    ]);
  });

  it('is asked for less and less often', () => {
    expect([0, 10, 60, 600, 3600].map((age) => checkInterval(age * 1000) / 1000)).toEqual([5, 5, 30, 300, 600]);
  });
});

describe('what is learnt about videos', () => {
  it('adds to what was known and forgets nothing', () => {
    const known = task([], [video('VI1', 'indexing', { ...at(FIRST), name: 'one' })]);
    const merged = mergeVideos(known, [video('VI1', 'ready', { name: undefined }), video('VI2', 'indexing')], START);
    expect(merged.videos).toEqual([
      { videoNo: 'VI1', state: 'ready', name: 'one', ...at(FIRST) },
      { videoNo: 'VI2', state: 'indexing' },
    ]);
    expect(merged.grewAt).toBe(START);
  });

  it('is no growth where no video is new', () => {
    const known = { ...task([], [video('VI1', 'indexing')]), grewAt: START };
    expect(mergeVideos(known, [video('VI1', 'ready')], START + HOUR).grewAt).toBe(START);
  });

  it('takes back nothing that was ready', () => {
    const known = task([], [video('VI1', 'ready')]);
    expect(mergeVideos(known, [video('VI1', 'failed', { cause: 'oops' })], START).videos).toEqual([
      video('VI1', 'ready'),
    ]);
  });
});
