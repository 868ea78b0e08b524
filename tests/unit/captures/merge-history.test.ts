import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { removeOldest } from '../../../utils/captures/make-room';
import { mergeHistory } from '../../../utils/captures/merge-history';
import { retryCaptures } from '../../../utils/captures/take-back';
import type { Capture, Import } from '../../../utils/captures/types';
import { historyFromFile, historyToFile } from '../../../utils/history/history-file';
import { Profile, posts, START } from './kit';

/** What another computer's export has of that. */
function fileOf(captures: readonly Capture[], imports: readonly Import[] = []) {
  const read = historyFromFile(historyToFile(captures, imports, START));
  if (!read.ok) throw new Error(read.reason);
  return read;
}

async function exported(profile: Profile) {
  return fileOf(await profile.captures(), await profile.db.getAll('imports'));
}

async function takeIn(profile: Profile, { captures, imports }: Awaited<ReturnType<typeof exported>>) {
  return mergeHistory(profile.db, captures, imports, profile.clock.now());
}

/** The same again as on another computer: an empty profile. */
async function elsewhere(profile: Profile): Promise<Profile> {
  profile.db.close();
  globalThis.indexedDB = new IDBFactory();
  return Profile.create(60);
}

describe('a history from another computer', () => {
  it('comes with what was saved, what became of it and which video is which post', async () => {
    const there = await Profile.create(60);
    await there.save(posts('youtube', 3), {}, { namespace: 'work', folder: '568102998803353601' });
    await there.work();
    const file = await exported(there);
    const before = await there.captures();
    const here = await elsewhere(there);
    expect(await takeIn(here, file)).toEqual({ added: 3, completed: 0, known: 0, unsent: 0 });
    const told = (rows: Capture[]) => rows.map((c) => [c.id, c.url, c.videoNos, c.namespace, c.folderId, c.status]);
    expect(told(await here.captures())).toEqual(told(before));
    await here.work();
    expect(here.api.imports).toEqual([]);
  });

  it('sends nothing that had not been sent, until a person says so', async () => {
    const there = await Profile.create();
    await there.save(posts('tiktok', 2));
    const file = await exported(there);
    const here = await elsewhere(there);
    expect(await takeIn(here, file)).toMatchObject({ added: 2, unsent: 2 });
    await here.work();
    expect(here.api.imports).toEqual([]);
    expect(await here.statuses()).toEqual({ cancelled: 2 });
    const [first] = await here.captures();
    await retryCaptures(here.db, [first?.id ?? ''], here.clock.now());
    await here.work();
    expect(await here.statuses()).toEqual({ cancelled: 1, ready: 1 });
  });

  it('is taken in once, however often it comes, and outlives the loss of the database', async () => {
    const there = await Profile.create(60);
    await there.save(posts('tiktok', 2));
    await there.work();
    const file = await exported(there);
    const here = await elsewhere(there);
    await takeIn(here, file);
    expect(await takeIn(here, file)).toEqual({ added: 0, completed: 0, known: 2, unsent: 0 });
    globalThis.indexedDB = new IDBFactory();
    await here.restart();
    expect(await here.statuses()).toEqual({ ready: 2 });
  });

  it('leaves what waits here waiting, and the other library and namespace apart', async () => {
    const there = await Profile.create(60);
    const [url = ''] = posts('tiktok', 1);
    await there.save([url]);
    await there.work();
    const file = await exported(there);
    const here = await elsewhere(there);
    await here.save([url]);
    expect(await takeIn(here, file)).toMatchObject({ added: 0, known: 1 });
    expect(await here.statuses()).toEqual({ queued: 1 });
    const [row] = file.captures;
    if (!row) throw new Error('no row');
    const others = [
      { ...row, library: 'public' as const },
      { ...row, namespace: 'other' },
      { ...row, folderId: '7' },
      { ...row, folderId: '8' },
    ];
    expect(await takeIn(here, { ...file, captures: others })).toMatchObject({ added: 4 });
    expect(new Set((await here.captures()).map(({ id }) => id)).size).toBe(5);
  });

  it('has each thing once, also one that the file has twice, and says why what failed did', async () => {
    const profile = await Profile.create();
    const problem = { code: 'bad-parameter', detail: 'no such video' } as const;
    const failed: Capture = { ...sample(1), status: 'failed', videoNos: [], problem };
    const file = fileOf([failed, { ...failed, id: sample(2).id }]);
    expect(await takeIn(profile, file)).toMatchObject({ added: 1, known: 1 });
    expect(await profile.captures()).toMatchObject([{ id: failed.id, status: 'failed', problem }]);
  });

  it('completes what came to nothing here', async () => {
    const there = await Profile.create(60);
    await there.save(posts('tiktok', 1));
    await there.work();
    const file = await exported(there);
    const here = await elsewhere(there);
    await mergeHistory(
      here.db,
      file.captures.map((row) => ({ ...row, status: 'failed', videoNos: [] })),
      [],
      START,
    );
    expect(await takeIn(here, file)).toEqual({ added: 0, completed: 1, known: 0, unsent: 0 });
    expect((await here.captures())[0]).toMatchObject({ status: 'ready', videoNos: file.captures[0]?.videoNos });
  });

  it('follows on what was on its way there', async () => {
    const there = await Profile.create(60);
    there.api.downloadMs = 60_000;
    await there.save(posts('tiktok', 1));
    await there.work({ until: there.clock.now() + 20_000 });
    const file = await exported(there);
    // The same library, seen from a browser that knows nothing.
    there.ground.local.items = {};
    globalThis.indexedDB = new IDBFactory();
    await there.restart();
    expect(await there.statuses()).toEqual({});
    await takeIn(there, file);
    await there.work();
    expect(await there.statuses()).toEqual({ ready: 1 });
    expect(there.api.imports).toHaveLength(1);
  });

  it('brings its imports, and their next ids are free', async () => {
    const there = await Profile.create(60);
    await there.save(posts('tiktok', 60));
    const file = await exported(there);
    const here = await elsewhere(there);
    await takeIn(here, file);
    expect(await here.db.getAll('imports')).toMatchObject([{ total: 60, state: 'open' }]);
  });

  it('of 10,000 rows is read in one go', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => sample(i));
    expect(fileOf(rows).captures).toHaveLength(10_000);
  });
});

describe('a file that is no history', () => {
  it.each(['', 'x', '[]', '{}', '{"format":"memories-save-settings"}', '{"format":"memories-save-history"}'])(
    '%j is not ours',
    (text) => {
      expect(historyFromFile(text)).toEqual({ ok: false, reason: 'not-ours' });
    },
  );

  it('of a newer version is left alone', () => {
    const text = JSON.stringify({ format: 'memories-save-history', version: 2, captures: [] });
    expect(historyFromFile(text)).toEqual({ ok: false, reason: 'newer' });
  });

  it.each([
    { url: 'javascript:alert(1)' },
    { id: '../x' },
    { status: 'sent' },
    { library: 'both' },
    { videoNos: 'VI1' },
    { createdAt: -1 },
    { createdAt: '2026' },
  ])('a row with %j costs itself alone', (change) => {
    const text = JSON.stringify({
      format: 'memories-save-history',
      version: 1,
      captures: [{ ...sample(1), ...change }, sample(2)],
    });
    expect(historyFromFile(text)).toMatchObject({ ok: true, captures: [{ id: sample(2).id }], unreadable: 1 });
  });

  it('knows nothing of the callback address nor of claims', () => {
    const text = historyToFile([{ ...sample(1), callbackUrl: 'https://me.example/?secret', leaseUntil: 5 }], [], START);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('leaseUntil');
  });
});

describe('making room', () => {
  it('forgets what has ended, the oldest first, and nothing that waits', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    await profile.work();
    await profile.save(posts('tiktok', 2, 10));
    expect(await removeOldest(profile.db)).toBe(2);
    expect(await profile.statuses()).toEqual({ queued: 2 });
    expect(await removeOldest(profile.db)).toBe(0);
  });
});

function sample(n: number): Capture {
  const [url = ''] = posts('tiktok', 1, n);
  return {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    key: `tiktok:post:${n}`,
    platform: 'tiktok',
    kind: 'post',
    url,
    library: 'private',
    namespace: 'default',
    status: 'ready',
    createdAt: START,
    updatedAt: START,
    attempts: 0,
    videoNos: [`VI${n}`],
  };
}
