import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { deleteFromLibrary } from '../../../utils/captures/delete';
import { putBack } from '../../../utils/captures/put-back';
import { resendCaptures } from '../../../utils/captures/resend';
import { cancelCaptures, type Removed, removeCaptures, retryCaptures } from '../../../utils/captures/take-back';
import { refusal } from './fake-api';
import { Profile, posts, waitingCapture } from './kit';

async function ids(profile: Profile): Promise<string[]> {
  return (await profile.captures()).map(({ id }) => id);
}

describe('taking back', () => {
  it('cancels what has not left, and says what is too late for', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: profile.clock.now() + 1000 });
    await profile.save(posts('tiktok', 2, 100));
    const { done, tooLate } = await cancelCaptures(
      profile.db,
      [...(await ids(profile)), 'unknown'],
      profile.clock.now(),
    );
    expect([done.length, tooLate.length]).toEqual([2, 51]);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50, cancelled: 2 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('removes captures from the list; a task that nobody waits for is asked for no more', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: profile.clock.now() + 1000 });
    await removeCaptures(profile.db, await ids(profile), profile.clock.now());
    await profile.work();
    expect(await profile.captures()).toEqual([]);
    expect((await profile.tasks()).map(({ state }) => state)).toEqual(['ended']);
  });

  it('puts back what was removed: what waited is sent once, what was under way is followed to its end', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: profile.clock.now() + 1000 });
    await profile.save(posts('tiktok', 2, 100));
    const removed: Removed[] = [];
    const all = await ids(profile);
    await removeCaptures(profile.db, all, profile.clock.now(), (one) => removed.push(one));
    await profile.work();
    expect((await profile.tasks()).map(({ state }) => state)).toEqual(['ended']);
    expect((await putBack(profile.db, removed, profile.clock.now())).toSorted()).toEqual(all.toSorted());
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 52 });
    expect(profile.api.imports).toHaveLength(2);
  });

  it('puts nothing back that was saved anew meanwhile, nor twice', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const removed: Removed[] = [];
    await removeCaptures(profile.db, await ids(profile), profile.clock.now(), (one) => removed.push(one));
    await profile.save(posts('tiktok', 1));
    expect(await putBack(profile.db, removed, profile.clock.now())).toHaveLength(1);
    expect(await putBack(profile.db, removed, profile.clock.now())).toEqual([]);
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  it('leaves a search for a bad address alone that it has no part in', async () => {
    const profile = await Profile.create();
    const suspect = waitingCapture({ batchToken: 'token', refusals: 2 });
    await write(profile.db, async (tx) => {
      await tx.objectStore('captures').put(suspect);
      await tx.objectStore('captures').put(waitingCapture({ id: 'other' }));
    });
    await cancelCaptures(profile.db, ['other'], profile.clock.now());
    expect(await profile.db.get('captures', suspect.id)).toEqual(suspect);
  });

  it('lets a failed capture go again from the beginning', async () => {
    const profile = await Profile.create(60);
    const answer = refusal('0001', 'bad url');
    profile.api.faults.push({ path: 'scraper_url', answer }, { path: 'scraper_url', answer });
    await profile.save(posts('tiktok', 1));
    await profile.work();
    expect(await profile.statuses()).toEqual({ failed: 1 });
    expect(await retryCaptures(profile.db, await ids(profile), profile.clock.now())).toHaveLength(1);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
    expect(await retryCaptures(profile.db, await ids(profile), profile.clock.now())).toEqual([]);
  });

  it('sends things to the other library as captures of their own', async () => {
    const profile = await Profile.create(60);
    await profile.save([...posts('tiktok', 1), 'https://www.tiktok.com/tag/cats']);
    await profile.work();
    const outcomes = await resendCaptures(profile.db, await ids(profile), 'public', profile.clock.now());
    expect(outcomes).toMatchObject([{ outcome: 'queued' }, { outcome: 'queued' }]);
    await profile.work();
    expect(profile.api.imports.map(({ path }) => path).toSorted()).toEqual([
      'scraper_tag',
      'scraper_tag_public',
      'scraper_url',
      'scraper_url_public',
    ]);
    expect(await resendCaptures(profile.db, (await ids(profile)).slice(0, 1), 'public', 0)).toMatchObject([
      { outcome: 'already-saved' },
    ]);
  });
});

describe('deleting from the library', () => {
  it('deletes 100 videos a request at most, then forgets the captures', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 120));
    await profile.work();
    const { deleted, failed } = await deleteFromLibrary(profile.core(), await ids(profile));
    expect([deleted.length, failed.length]).toEqual([120, 0]);
    const sizes = profile.api.requests
      .filter(({ path }) => path === 'delete_videos')
      .map(({ body, query }) => [(body.array as string[]).length, query.unique_id]);
    expect(sizes).toEqual([
      [100, 'default'],
      [20, 'default'],
    ]);
    expect(await profile.captures()).toEqual([]);
  });

  it('says deleted only of what is gone, and keeps what could not be asked after', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 3));
    await profile.work();
    const [kept, unsure, gone] = await profile.captures();
    profile.api.undeletable.add(kept?.videoNos[0] ?? '');
    const ask = (capture: typeof kept) => deleteFromLibrary(profile.core(), [capture?.id ?? '']);
    expect((await ask(kept)).failed).toMatchObject([{ captureId: kept?.id, problem: 'not-deleted' }]);
    profile.api.faults.push({ path: 'get_metadata', answer: refusal('0001', 'Network error') });
    expect((await ask(unsure)).failed).toMatchObject([{ captureId: unsure?.id, problem: 'server' }]);
    expect((await ask(gone)).deleted).toEqual([gone?.id]);
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });

  it('deletes nothing that is public, and keeps what the API would not delete', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 1), { library: 'public' });
    await profile.save(posts('youtube', 1));
    await profile.work();
    profile.api.faults.push({ path: 'delete_videos', answer: refusal('0401', 'no') });
    const { deleted, failed } = await deleteFromLibrary(profile.core(), await ids(profile));
    expect(deleted).toEqual([]);
    expect(failed.map(({ problem }) => problem).toSorted()).toEqual(['key-refused', 'not-found']);
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });
});
