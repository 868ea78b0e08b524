import { describe, expect, it } from 'vitest';
import { clearAll, write } from '../../../utils/captures/db';
import { cancelCaptures } from '../../../utils/captures/take-back';
import { Profile, posts, waitingCapture } from './kit';

const [POST = ''] = posts('tiktok', 1);

describe('accepting what a person wants saved', () => {
  it('writes it down with the settings of the moment', async () => {
    const profile = await Profile.create();
    await profile.save([POST], {}, { namespace: 'work', quality: 1080, callbackUrl: 'https://example.org/done' });
    expect(await profile.captures()).toMatchObject([
      {
        key: 'tiktok:post:7500000000000000000',
        url: POST,
        namespace: 'work',
        quality: 1080,
        callbackUrl: 'https://example.org/done',
        status: 'queued',
      },
    ]);
  });

  it('recognises each address again: what goes on is its canonical form', async () => {
    const profile = await Profile.create();
    await profile.save(['https://youtu.be/dQw4w9WgXcQ?si=tracking']);
    expect((await profile.captures())[0]?.url).toBe('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
  });

  it('names what it does not know, with the reason, and takes the others', async () => {
    const profile = await Profile.create();
    const outcomes = await profile.save([
      'https://example.org/a',
      POST,
      'nonsense',
      'https://www.youtube.com/hashtag/cats',
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'unrecognised', reason: 'other-site' },
      { outcome: 'queued' },
      { outcome: 'unrecognised', reason: 'not-a-url' },
      { outcome: 'unsupported', reason: 'collect-on-page' },
    ]);
  });

  it('takes the same thing twice in one call for one', async () => {
    const profile = await Profile.create();
    await profile.save([POST, `${POST}?lang=en`]);
    expect(await profile.captures()).toHaveLength(1);
  });

  it('says "already saved" for what waits, is under way or is ready', async () => {
    const profile = await Profile.create();
    const [first] = await profile.save([POST]);
    expect(await profile.save([POST])).toMatchObject([{ outcome: 'already-saved', state: 'queued' }]);
    await profile.work();
    const [again] = await profile.save([POST]);
    expect(again).toMatchObject({ outcome: 'already-saved', state: 'ready' });
    expect(first && 'captureId' in first && first.captureId).toBe(again && 'captureId' in again && again.captureId);
  });

  it('keeps the two libraries apart', async () => {
    const profile = await Profile.create();
    await profile.save([POST]);
    expect(await profile.save([POST], { library: 'public' })).toMatchObject([{ outcome: 'queued' }]);
  });

  it('keeps namespaces and folders of the private library apart', async () => {
    const profile = await Profile.create();
    await profile.save([POST]);
    expect(await profile.save([POST], {}, { namespace: 'work' })).toMatchObject([{ outcome: 'queued' }]);
    expect(await profile.save([POST], {}, { namespace: 'work', folder: '7' })).toMatchObject([{ outcome: 'queued' }]);
    expect(await profile.save([POST], {}, { namespace: 'work', folder: '7' })).toMatchObject([
      { outcome: 'already-saved' },
    ]);
  });

  it('takes the public library for one place, whatever is set for the private one', async () => {
    const profile = await Profile.create();
    await profile.save([POST], { library: 'public' });
    const again = await profile.save([POST], { library: 'public' }, { namespace: 'work', folder: '7' });
    expect(again).toMatchObject([{ outcome: 'already-saved' }]);
  });

  it('takes again what failed', async () => {
    const profile = await Profile.create();
    const failed = waitingCapture({ status: 'failed', problem: { code: 'server' } });
    await write(profile.db, (tx) => tx.objectStore('captures').put(failed));
    expect(await profile.save([failed.url])).toMatchObject([{ outcome: 'queued' }]);
  });

  it('takes again what was cancelled, and what a person insists on', async () => {
    const profile = await Profile.create();
    await profile.save([POST]);
    const [capture] = await profile.captures();
    await cancelCaptures(profile.db, [capture?.id ?? ''], profile.clock.now());
    expect(await profile.save([POST])).toMatchObject([{ outcome: 'queued' }]);
    expect(await profile.save([POST], { again: true })).toMatchObject([{ outcome: 'queued' }]);
  });

  it('gives creators and tags the number of posts asked for, or that of the settings', async () => {
    const profile = await Profile.create();
    await profile.save(['https://www.tiktok.com/@one'], { count: 3 });
    await profile.save(['https://www.tiktok.com/@two', 'https://www.tiktok.com/tag/cats'], {}, { postsPerHashtag: 7 });
    expect((await profile.captures()).map(({ count }) => count).toSorted()).toEqual([10, 3, 7]);
  });

  it('takes 10,000 at once', { timeout: 30_000 }, async () => {
    const profile = await Profile.create();
    expect(await profile.save(posts('youtube', 10_000))).toHaveLength(10_000);
    await clearAll(profile.db);
    expect(await profile.captures()).toEqual([]);
  });
});
