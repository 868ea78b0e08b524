import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { deleteFromLibrary } from '../../../utils/captures/delete';
import type { Capture } from '../../../utils/captures/types';
import { ok, refusal } from './fake-api';
import { Profile, waitingCapture } from './kit';

const numbers = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const ready = (id: string, videoNos: string[], change: Partial<Capture> = {}) =>
  waitingCapture({ id, key: `tiktok:post:${id}`, status: 'ready', videoNos, ...change });

async function deleting(...captures: Capture[]) {
  const profile = await Profile.create();
  await write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
  });
  const core = profile.core();
  let changes = 0;
  core.changed = () => {
    changes += 1;
  };
  const ids = captures.map(({ id }) => id);
  return {
    profile,
    changes: () => changes,
    run: () => deleteFromLibrary(core, ids),
    sent: () =>
      profile.api.requests
        .filter(({ path }) => path === 'delete_videos')
        .map(({ body, query }) => [query.unique_id, (body.array as string[]).length]),
    left: async () => (await profile.captures()).map(({ id }) => id),
  };
}

describe('deleting from the library, one by one', () => {
  it('refuses what has no endpoint or no video, and asks the API nothing', async () => {
    const { run, sent, left, changes } = await deleting(
      ready('public', ['VI1'], { library: 'public' }),
      ready('image', ['IMG'], { kind: 'image' }),
      ready('none', []),
    );
    const failed = ['public', 'image', 'none'].map((captureId) => ({ captureId, problem: 'not-found' }));
    expect(await run()).toEqual({ deleted: [], failed });
    expect([sent(), await left(), changes()]).toEqual([[], ['image', 'none', 'public'], 0]);
  });

  it('puts captures together as long as their videos fit into one request, and cuts what is larger', async () => {
    const { run, sent, left } = await deleting(
      ready('a', numbers('A', 60)),
      ready('b', numbers('B', 40)),
      ready('c', numbers('C', 1)),
      ready('d', numbers('D', 250)),
    );
    expect((await run()).deleted).toHaveLength(4);
    expect(sent().map(([, n]) => n)).toEqual([100, 1, 100, 100, 50]);
    expect(await left()).toEqual([]);
  });

  it('names a video that several have once, and each namespace by itself', async () => {
    const { run, sent } = await deleting(
      ready('a', ['VI1']),
      ready('b', ['VI1', 'VI2']),
      ready('c', ['VI3'], { namespace: 'work' }),
    );
    await run();
    expect(sent()).toEqual([
      ['default', 2],
      ['work', 1],
    ]);
  });

  it('says that there is no key', async () => {
    const { profile, run } = await deleting(ready('a', ['VI1']), ready('b', ['VI2']));
    profile.apiKey = '';
    const failed = ['a', 'b'].map((captureId) => ({ captureId, problem: 'no-key' }));
    expect(await run()).toMatchObject({ deleted: [], failed });
  });

  it.each([
    [refusal('0403', 'disabled'), 'account-disabled', 'disabled'],
    [refusal('0409', 'twice'), 'server', 'twice'],
  ])('says what the API says of it: %o', async (answer, problem, detail) => {
    const { profile, run, left, changes } = await deleting(ready('a', ['VI1']));
    profile.api.faults.push({ path: 'delete_videos', answer });
    expect(await run()).toEqual({ deleted: [], failed: [{ captureId: 'a', problem, detail }] });
    expect([await left(), changes()]).toEqual([['a'], 0]);
  });

  it('stops at the first part that is refused', async () => {
    const { profile, run, sent } = await deleting(ready('a', numbers('A', 150)));
    profile.api.faults.push({ path: 'delete_videos', answer: refusal('0500', 'oops') });
    await run();
    expect(sent()).toHaveLength(1);
  });

  it('passes over what is not there any more', async () => {
    const { profile } = await deleting(ready('a', ['VI1']));
    expect(await deleteFromLibrary(profile.core(), ['gone', 'a'])).toEqual({ deleted: ['a'], failed: [] });
  });

  it('knows what was deleted before one was refused', async () => {
    const { profile, run, left } = await deleting(ready('a', numbers('A', 100)), ready('b', ['B']));
    profile.api.faults.push(
      { path: 'delete_videos', answer: ok(null) },
      { path: 'get_metadata', answer: refusal('0001', 'no such video') },
      { path: 'delete_videos', answer: refusal('0403', 'disabled') },
    );
    expect(await run()).toMatchObject({ deleted: ['a'], failed: [{ captureId: 'b', problem: 'account-disabled' }] });
    expect(await left()).toEqual(['b']);
  });

  it('believes no deletion until the video is gone', async () => {
    const { profile, run, left, changes } = await deleting(
      ready('a', ['VI1']),
      ready('b', ['VI2']),
      ready('c', ['VI3']),
    );
    profile.api.undeletable.add('VI1');
    profile.api.faults.push({ path: 'get_metadata', answer: ok({ video_no: 'VI1', status: 'PARSE' }) });
    profile.api.faults.push({ path: 'get_metadata', answer: { status: 500, text: 'oops' } });
    const { deleted, failed } = await run();
    expect(deleted).toEqual(['c']);
    expect(failed).toMatchObject([
      { captureId: 'a', problem: 'not-deleted' },
      { captureId: 'b', problem: 'server' },
    ]);
    expect([await left(), changes()]).toEqual([['a', 'b'], 1]);
  });
});
