import { describe, expect, it, vi } from 'vitest';
import { acceptCaptures } from '../../../utils/captures/accept';
import { reading, write } from '../../../utils/captures/db';
import { beginCancelling, countImport, finishCancelling, pauseImport } from '../../../utils/captures/imports';
import { readQueue } from '../../../utils/captures/queue';
import { queueSummary, readStates } from '../../../utils/captures/read';
import { Profile, posts, SETTINGS, START } from './kit';

const LIKES = { id: 'likes', name: 'TikTok likes' };

function bring(profile: Profile, urls: readonly string[], importOf = LIKES) {
  const items = urls.map((url) => ({ url }));
  return acceptCaptures(profile.db, { items, library: 'private', importOf }, SETTINGS, profile.clock.now());
}

const countsOf = (profile: Profile, id: string) => countImport(reading(profile.db), id);

const sentUrls = (profile: Profile) => profile.api.imports.map(({ urls }) => urls);

describe('what comes in bulk', () => {
  it('is an import when more than 50 come at once, and saved by hand when they are 50', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 50));
    expect(await profile.db.getAll('imports')).toEqual([]);
    await profile.save(posts('tiktok', 51, 100));
    const [bulk] = await profile.db.getAll('imports');
    expect(bulk).toMatchObject({ total: 51, state: 'open', library: 'private', createdAt: START });
    const marks = (await profile.captures()).map(({ importId }) => importId);
    expect([marks.filter((id) => id === undefined).length, marks.filter((id) => id === bulk?.id).length]).toEqual([
      50, 51,
    ]);
  });

  it('counts for that only what is new', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 40));
    await profile.save(posts('tiktok', 60));
    expect(await profile.db.count('imports')).toBe(0);
  });

  it('grows by portions; what is in the library already is no part of it', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 10));
    await bring(profile, posts('tiktok', 30));
    const outcomes = await bring(profile, posts('tiktok', 40, 10));
    expect(outcomes.filter(({ outcome }) => outcome === 'queued')).toHaveLength(20);
    expect(await profile.db.get('imports', 'likes')).toMatchObject({ ...LIKES, total: 40 });
    expect(await countsOf(profile, 'likes')).toEqual({ queued: 40 });
  });

  it('is none where all of it is in the library already', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 3));
    await bring(profile, posts('tiktok', 3));
    expect(await profile.db.getAll('imports')).toEqual([]);
  });

  it('is complete after a second run when the first broke off half-way', async () => {
    const profile = await Profile.create();
    await bring(profile, posts('tiktok', 30));
    const outcomes = await bring(profile, posts('tiktok', 100), { id: 'again', name: 'TikTok likes' });
    expect(outcomes.filter(({ outcome }) => outcome === 'queued')).toHaveLength(70);
    expect(await profile.db.count('captures')).toBe(100);
  });

  it('reads as saved for controls, and the newest capture of a key counts, whichever way it came', async () => {
    const profile = await Profile.create();
    await bring(profile, posts('tiktok', 1));
    profile.clock.time += 1000;
    const [outcome] = await profile.save(posts('tiktok', 1), { again: true });
    const key = 'tiktok:post:7500000000000000000';
    expect((await readStates(profile.db, [key]))[key]).toMatchObject({
      captureId: outcome && 'captureId' in outcome && outcome.captureId,
    });
  });
});

describe('a short link pressed by hand while thousands wait', () => {
  it('is followed before those of the bulk, of which little is read', async () => {
    const profile = await Profile.create(60);
    const link = (n: number) => `https://vm.tiktok.com/ZMlink${n}/`;
    await bring(
      profile,
      Array.from({ length: 600 }, (_, n) => link(n)),
    );
    profile.links.set(link(700), posts('tiktok', 1)[0] ?? '');
    await profile.save([link(700)]);
    await profile.work({ until: START + 10_000 });
    expect(profile.followed[0]?.url).toBe(link(700));
    expect(sentUrls(profile)).toEqual([posts('tiktok', 1)]);
  });
});

describe('a click while thousands wait', () => {
  it('is sent with the next request, in the room of a request for its site', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 400));
    await profile.work({ until: START + 30_000 });
    const [click = ''] = posts('tiktok', 1, 5000);
    await profile.save([click]);
    await profile.work({ until: START + 70_000 });
    const [first, second] = sentUrls(profile);
    expect(first).toEqual(posts('tiktok', 50));
    expect(second).toEqual([click, ...posts('tiktok', 49, 50)]);
  });

  it('is a request of its own where nothing else goes to its site, before all that waits', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 400));
    await profile.work({ until: START + 30_000 });
    await profile.save(posts('youtube', 1));
    await profile.work({ until: START + 70_000 });
    expect(sentUrls(profile)[1]).toEqual(posts('youtube', 1));
  });

  it('is not overtaken by bulk while it can still be undone', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 400));
    await profile.save(posts('youtube', 1));
    await profile.work({ until: START + 10_000 });
    expect(sentUrls(profile)).toEqual([posts('youtube', 1)]);
  });
});

describe('the queue', () => {
  it('is read no further than the next requests need', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 800));
    await bring(profile, posts('youtube', 500));
    await profile.save(posts('tiktok', 1, 5000));
    const { rows, requestsBehind } = await readQueue(reading(profile.db), 'scraper', START, true);
    expect(rows.length).toBeLessThanOrEqual(400);
    expect(rows.find(({ importId }) => importId === undefined)?.url).toBe(posts('tiktok', 1, 5000)[0]);
    expect(requestsBehind).toBe(Math.ceil(601 / 50) + 300 / 50);
  });

  it('is read on behind what is held back', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 500));
    await write(profile.db, async (tx) => {
      const store = tx.objectStore('captures');
      for (const capture of (await store.getAll()).slice(0, 450))
        await store.put({ ...capture, notBefore: START + 5e6 });
    });
    await profile.work({ until: START + 1000 });
    expect(sentUrls(profile)).toEqual([posts('tiktok', 50, 450)]);
  });

  it('tells how long all of it takes', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 400));
    const { waiting, waitMs } = await queueSummary(profile.db, START);
    expect([waiting, Math.round(waitMs / 60_000)]).toEqual([400, 7]);
  });
});

describe('an import as one thing', () => {
  it('is paused and resumed; the others and what is saved by hand go on', async () => {
    const profile = await Profile.create(60);
    await bring(profile, posts('tiktok', 300));
    await bring(profile, posts('tiktok', 60, 1000), { id: 'history', name: 'Watch history' });
    await pauseImport(profile.db, 'likes', true);
    await profile.save(posts('tiktok', 1, 5000));
    await profile.work({ until: START + 30_000 });
    expect(await countsOf(profile, 'likes')).toEqual({ queued: 300 });
    expect(sentUrls(profile).flat().toSorted()).toEqual([...posts('tiktok', 60, 1000), ...posts('tiktok', 1, 5000)]);
    expect((await queueSummary(profile.db, profile.clock.now())).nextRequestAt).toBeUndefined();
    await pauseImport(profile.db, 'likes', false);
    expect((await profile.db.get('imports', 'likes'))?.state).toBe('open');
    await profile.work();
    expect(await countsOf(profile, 'likes')).toEqual({ ready: 300 });
  });

  it('follows no short link while it is paused', async () => {
    const profile = await Profile.create(60);
    const link = (n: number) => `https://vm.tiktok.com/ZMlink${n}/`;
    for (const n of [1, 2]) profile.links.set(link(n), posts('tiktok', 1, n)[0] ?? '');
    await bring(profile, [link(1)]);
    await pauseImport(profile.db, 'likes', true);
    await profile.save([link(2)]);
    await profile.work({ until: START + 30_000 });
    expect(profile.followed.map(({ url }) => url)).toEqual([link(2)]);
    await pauseImport(profile.db, 'likes', false);
    await profile.work();
    expect(profile.followed.map(({ url }) => url)).toEqual([link(2), link(1)]);
    expect(await countsOf(profile, 'likes')).toEqual({ ready: 1 });
  });

  it('is cancelled: what has left stays, nothing more leaves, and nothing more comes to it', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 1200));
    await profile.work({ until: START + 1000 });
    await beginCancelling(profile.db, 'likes');
    await profile.work({ until: START + 70_000 });
    expect(sentUrls(profile)).toHaveLength(1);
    expect(await finishCancelling(profile.db, profile.clock.now())).toBe(0);
    expect(await countsOf(profile, 'likes')).toEqual({ ready: 50, cancelled: 1150 });
    expect(await bring(profile, posts('tiktok', 10, 2000))).toEqual([]);
    expect((await profile.db.get('imports', 'likes'))?.state).toBe('cancelled');
  });

  it('is not opened again by Pause and Resume once it is being cancelled, and nothing comes to it', async () => {
    const profile = await Profile.create();
    const state = async () => (await profile.db.get('imports', 'likes'))?.state;
    const pauseAndResume = async (id: string) => {
      for (const paused of [true, false]) await pauseImport(profile.db, id, paused);
    };
    await bring(profile, posts('tiktok', 3));
    await beginCancelling(profile.db, 'likes');
    for (const id of ['likes', 'unknown']) await pauseAndResume(id);
    expect(await bring(profile, posts('tiktok', 3, 10))).toEqual([]);
    expect(await state()).toBe('cancelling');
    expect(await finishCancelling(profile.db, profile.clock.now())).toBe(3);
    await pauseAndResume('likes');
    expect(await state()).toBe('cancelled');
  });

  it.each([
    [300, 300],
    [500, 2],
  ])('is cancelled with all of its %i posts and %i short links', async (addresses, links) => {
    const profile = await Profile.create();
    await bring(profile, posts('tiktok', addresses));
    await bring(
      profile,
      Array.from({ length: links }, (_, n) => `https://vm.tiktok.com/ZMlink${n}/`),
    );
    await beginCancelling(profile.db, 'likes');
    expect(await finishCancelling(profile.db, profile.clock.now())).toBe(addresses + links);
    expect(await countsOf(profile, 'likes')).toEqual({ cancelled: addresses + links });
    expect((await profile.db.get('imports', 'likes'))?.state).toBe('cancelled');
  });

  it('sends nothing more, though a worker dies when a part of it is cancelled', async () => {
    const profile = await Profile.create(60);
    await bring(profile, posts('tiktok', 510));
    await beginCancelling(profile.db, 'likes');
    const { transaction } = IDBDatabase.prototype;
    let writes = 0;
    const dying = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...of
    ) {
      if (of[1] === 'readwrite' && ++writes > 1) throw new Error('dead');
      return transaction.apply(this, of);
    });
    try {
      await expect(finishCancelling(profile.db, profile.clock.now())).rejects.toThrow('dead');
    } finally {
      dying.mockRestore();
    }
    expect(await countsOf(profile, 'likes')).toEqual({ queued: 10, cancelled: 500 });
    await profile.work();
    expect(sentUrls(profile)).toEqual([]);
    expect(await countsOf(profile, 'likes')).toEqual({ cancelled: 510 });
  });

  it('is cancelled to its end by the next worker when one dies over it', async () => {
    const profile = await Profile.create(1);
    await bring(profile, posts('tiktok', 100));
    await beginCancelling(profile.db, 'likes');
    await profile.work();
    expect(sentUrls(profile)).toEqual([]);
    expect(await countsOf(profile, 'likes')).toEqual({ cancelled: 100 });
  });

  it('takes part in the search for a bad address like anything else, also when it is cancelled meanwhile', async () => {
    const profile = await Profile.create(60);
    const [bad = ''] = posts('tiktok', 1, 30);
    profile.api.bad.add(bad);
    await bring(profile, posts('tiktok', 100));
    await profile.save(posts('tiktok', 1, 5000));
    await profile.work({ until: START + 5_500 });
    await beginCancelling(profile.db, 'likes');
    await finishCancelling(profile.db, profile.clock.now());
    await profile.work();
    const click = (await profile.captures()).find(({ importId }) => !importId);
    expect(click?.status).toBe('ready');
    expect((await profile.captures()).some(({ batchToken }) => batchToken)).toBe(false);
  });
});
