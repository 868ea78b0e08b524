import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { clearAll, write } from '../../../../utils/captures/db';
import type { Head } from '../../../../utils/captures/journal/types';
import { cancelCaptures, removeCaptures, retryCaptures } from '../../../../utils/captures/take-back';
import { Profile, posts, START, waitingCapture } from '../kit';

const head = (profile: Profile) => profile.ground.local.items.journal as Head;
const items = (profile: Profile) => Object.keys(profile.ground.local.items).filter((key) => key.startsWith('journal:'));

describe('the second copy', () => {
  it('stands before a save is answered', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    expect(JSON.stringify(profile.ground.local.items)).toContain(posts('tiktok', 1)[0]);
  });

  it('is refused: the save is not answered as queued, and words for it are known', async () => {
    const profile = await Profile.create();
    profile.ground.local.gate = async (call) => {
      if (call === 'set') throw new Error('storage.local is broken');
    };
    await expect(profile.save(posts('tiktok', 1))).rejects.toMatchObject({ code: 'no-copy' });
  });

  it('is caught up with after that, so that nothing is missing from it', async () => {
    const profile = await Profile.create();
    let broken = true;
    profile.ground.local.gate = async (call) => {
      if (call === 'set' && broken) throw new Error('storage.local is broken');
    };
    await profile.save(posts('tiktok', 1)).catch(() => undefined);
    broken = false;
    await profile.save(posts('tiktok', 1, 5));
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  describe('that could not be written of a cancel', () => {
    /** Cancels one of two while the copy can't be written. */
    async function cancelled(error: Error): Promise<Profile> {
      const profile = await Profile.create(60);
      await profile.save(posts('tiktok', 2));
      profile.ground.local.gate = async (call) => {
        if (call === 'set') throw error;
      };
      const [first] = await profile.captures();
      const cancelling = cancelCaptures(profile.db, [first?.id ?? ''], profile.clock.now());
      // Not "full", which says that nothing was done.
      await expect(cancelling).rejects.toMatchObject({ code: 'no-copy' });
      profile.ground.local.gate = async () => undefined;
      expect(await profile.statuses()).toEqual({ cancelled: 1, queued: 1 });
      return profile;
    }
    const REFUSALS = [new Error('storage.local is broken'), new DOMException('no room', 'QuotaExceededError')];

    it.each(REFUSALS)('is written by the next start (%s): what was cancelled does not rise again', async (error) => {
      const profile = await cancelled(error);
      await profile.restart();
      globalThis.indexedDB = new IDBFactory();
      await profile.restart();
      await profile.work();
      expect(await profile.statuses()).toEqual({ cancelled: 1, ready: 1 });
      expect(profile.api.imports.flatMap(({ urls }) => urls)).toHaveLength(1);
    });

    it.each(REFUSALS)('is written with the next change (%s)', async (error) => {
      const profile = await cancelled(error);
      await profile.save(posts('tiktok', 1, 5));
      globalThis.indexedDB = new IDBFactory();
      await profile.restart();
      expect(await profile.statuses()).toEqual({ cancelled: 1, queued: 2 });
    });
  });

  it('is one item for a bulk of 500, and what was not changed is not written again', async () => {
    const profile = await Profile.create();
    const before = items(profile).length;
    await profile.save(posts('tiktok', 1200));
    expect(items(profile).length - before).toBe(3);
    const [row] = await profile.captures();
    if (!row) throw new Error('nothing was saved');
    const { seq } = head(profile);
    await write(profile.db, (tx) => tx.objectStore('captures').put({ ...row, leaseUntil: 5 }));
    expect(head(profile).seq).toBe(seq);
  });

  it('is written anew from the database after a death between the two', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const before = structuredClone(profile.ground.local.items);
    const [first] = await profile.captures();
    await cancelCaptures(profile.db, [first?.id ?? ''], profile.clock.now());
    await profile.save(posts('tiktok', 1, 5));
    profile.ground.local.items = before;
    await profile.restart();
    expect(profile.ground.local.items.damage).toBeUndefined();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ cancelled: 1, queued: 2 });
  });

  it('written anew has all that it had before: whom the person follows, the cap of costs, slowed lanes', async () => {
    const profile = await Profile.create();
    const before = structuredClone(profile.ground.local.items);
    const decided = {
      paused: true,
      scraperIntervalMs: 5_000,
      dailyCapUsd: 2,
      follows: [
        {
          id: 'follow',
          key: 'tiktok:creator:one',
          platform: 'tiktok',
          kind: 'creator',
          url: 'https://www.tiktok.com/@one',
          title: 'One',
          every: 'day',
          count: 10,
          createdAt: START,
          nextAt: START,
        },
      ],
      'lane:scraper': { lastAt: START, strikes: 1, waitMs: 120_000 },
      halt: { code: 'key-refused' },
    } as const;
    await write(profile.db, async (tx) => {
      for (const [name, value] of Object.entries(decided)) await tx.objectStore('meta').put(value as never, name);
    });
    // A death before that stood in the journal.
    profile.ground.local.items = before;
    await profile.restart();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    const restored = await Promise.all(Object.keys(decided).map((name) => profile.db.get('meta', name)));
    const expected = { ...decided, 'lane:scraper': { ...decided['lane:scraper'], lastAt: profile.clock.now() } };
    expect(restored).toEqual(Object.values(expected));
  });

  it('written anew has imports as they were decided on, and pictures that wait with their bytes', async () => {
    const profile = await Profile.create();
    const before = structuredClone(profile.ground.local.items);
    const paused = { id: 'likes', library: 'private', createdAt: START, total: 1, state: 'paused' } as const;
    await write(profile.db, async (tx) => {
      await tx.objectStore('imports').put(paused);
      await tx.objectStore('captures').put(waitingCapture({ kind: 'image', platform: 'web', key: 'web:image:a' }));
      await tx.objectStore('blobs').put({ blob: new Blob([new Uint8Array(100)]), name: 'a' }, 'capture');
    });
    // A death before that stood in the journal.
    profile.ground.local.items = before;
    await profile.restart();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.db.getAll('imports')).toEqual([paused]);
    expect(await profile.statuses()).toEqual({ queued: 1 });
    expect((await profile.db.get('blobs', 'capture'))?.blob.size).toBe(100);
  });

  it('that can not be begun: nothing is opened that would answer saves without one', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    profile.ground.local.items = {};
    profile.ground.local.gate = async (call) => {
      if (call === 'set') throw new Error('storage.local is broken');
    };
    await expect(profile.restart()).rejects.toMatchObject({ code: 'no-copy' });
    profile.ground.local.gate = async () => undefined;
    profile.db = await profile.storage.db();
    expect(await profile.statuses()).toEqual({ queued: 1 });
  });

  it('that agrees with the database leaves a claim to the worker that sends, and says nothing', async () => {
    const profile = await Profile.create();
    await write(profile.db, (tx) => tx.objectStore('captures').put(waitingCapture()));
    const claimed = waitingCapture({ status: 'sending', leaseUntil: START + 60_000, attempts: 1 });
    await write(profile.db, (tx) => tx.objectStore('captures').put(claimed));
    await profile.restart();
    expect(await profile.captures()).toEqual([claimed]);
    expect(profile.ground.local.items.damage).toBeUndefined();
  });

  it('is made from a database that a version without one left behind', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    profile.ground.local.items = {};
    profile.ground.files.files.clear();
    await profile.restart();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  it('keeps a picture with its bytes, if they are few', async () => {
    const profile = await Profile.create();
    const image = waitingCapture({ id: 'small', kind: 'image', platform: 'web', key: 'web:image:small' });
    const blob = (size: number) => ({
      blob: new Blob([new Uint8Array(size).fill(7)], { type: 'image/png' }),
      name: 'a',
    });
    await write(profile.db, async (tx) => {
      await tx.objectStore('captures').add(image);
      await tx.objectStore('blobs').put(blob(10_000), 'small');
      await tx.objectStore('captures').add({ ...image, id: 'large', key: 'web:image:large' });
      await tx.objectStore('blobs').put(blob(1_200_000), 'large');
    });
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    const byId = Object.fromEntries((await profile.captures()).map((capture) => [capture.id, capture]));
    expect(byId.small?.status).toBe('queued');
    const file = await profile.db.get('blobs', 'small');
    expect([file?.blob.size, file?.blob.type]).toEqual([10_000, 'image/png']);
    expect(byId.large).toMatchObject({ status: 'failed', problem: { code: 'interrupted' } });
    expect(profile.ground.local.items.damage).toMatchObject({ restored: 2, lost: 1 });
  });

  it('is gone with everything else when all local data is deleted', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    await clearAll(profile.db);
    await profile.storage.forgetCopies();
    expect(JSON.stringify([profile.ground.local.items, ...profile.ground.files.files])).not.toContain('tiktok');
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.captures()).toEqual([]);
    expect(profile.ground.local.items.damage).toBeUndefined();
  });
});

describe('all local data that was deleted', () => {
  it('stays so when the worker dies before the copies are forgotten, and the database is lost then', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    await clearAll(profile.db);
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.captures()).toEqual([]);
  });
});

describe('the copy of the history', () => {
  /** A profile in which more than 1,000 rows changed: many removed, some waiting, some failed. */
  async function busyProfile(): Promise<Profile> {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 600));
    const ids = (await profile.captures()).map(({ id }) => id);
    await cancelCaptures(profile.db, ids.slice(0, 500), profile.clock.now());
    await removeCaptures(profile.db, ids.slice(0, 200), profile.clock.now());
    await profile.storage.keepCopy();
    return profile;
  }

  it('is written after 1,000 changes, and the journal keeps what has not left', async () => {
    const profile = await busyProfile();
    expect(profile.ground.files.files.size).toBe(1);
    expect(head(profile)).toMatchObject({ changes: 0, snapshot: { rows: 400 } });
    const kept = JSON.stringify(items(profile).map((item) => profile.ground.local.items[item]));
    expect(kept.match(/\\"status\\":\\"queued\\"/g)).toHaveLength(100);
    expect(kept).not.toContain('cancelled');
  });

  it('gives the whole history back, together with the journal', async () => {
    const profile = await busyProfile();
    const rows = await profile.captures();
    await retryCaptures(profile.db, [rows[0]?.id ?? ''], profile.clock.now());
    await removeCaptures(profile.db, [rows[1]?.id ?? ''], profile.clock.now());
    const before = await profile.captures();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.captures()).toEqual(before);
  });

  it('is not used when it was changed; then what waits is still there, and the person is told what is missing', async () => {
    const profile = await busyProfile();
    for (const [name, text] of profile.ground.files.files)
      profile.ground.files.files.set(name, text.replace('7500', '7501'));
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 100 });
    expect(profile.ground.local.items.damage).toMatchObject({ restored: 100, lost: 300 });
  });

  it('has one generation before it, from which nothing comes back that was removed or taken back since', async () => {
    const profile = await busyProfile();
    const rows = await profile.captures();
    const waiting = rows.filter(({ status }) => status === 'queued').map(({ id }) => id);
    await cancelCaptures(profile.db, waiting.slice(0, 50), profile.clock.now());
    await removeCaptures(profile.db, waiting.slice(0, 10), profile.clock.now());
    await retryCaptures(
      profile.db,
      rows.slice(0, 300).map(({ id }) => id),
      profile.clock.now(),
    );
    await cancelCaptures(
      profile.db,
      rows.slice(0, 300).map(({ id }) => id),
      profile.clock.now(),
    );
    await retryCaptures(
      profile.db,
      rows.slice(0, 300).map(({ id }) => id),
      profile.clock.now(),
    );
    await cancelCaptures(
      profile.db,
      rows.slice(0, 300).map(({ id }) => id),
      profile.clock.now(),
    );
    await profile.storage.keepCopy();
    expect(profile.ground.files.files.size).toBe(2);
    const newest = [...profile.ground.files.files.keys()].sort().at(-1) ?? '';
    profile.ground.files.files.set(newest, 'damaged');
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    const ids = new Set((await profile.captures()).map(({ id }) => id));
    expect(waiting.slice(0, 10).filter((id) => ids.has(id))).toEqual([]);
    expect(await profile.statuses()).toEqual({ cancelled: 300, queued: 50 });
  });

  /** A profile with one save that was cancelled, in which enough has changed for a copy. */
  async function dueProfile(): Promise<Profile> {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    const [only] = await profile.captures();
    await cancelCaptures(profile.db, [only?.id ?? ''], profile.clock.now());
    Object.assign(head(profile), { changes: 1_000 });
    await profile.restart();
    return profile;
  }

  it('does not outlive everything else that is deleted while it is written', async () => {
    const profile = await dueProfile();
    const { files, local } = profile.ground;
    files.gate = async (call) => {
      if (call !== 'write') return;
      await clearAll(profile.db);
      await profile.storage.forgetCopies();
    };
    await profile.storage.keepCopy();
    expect(files.files.size).toBe(0);
    expect(JSON.stringify(local.items)).not.toContain('tiktok');
  });

  it('of a history of which all was removed is one like any other', async () => {
    const profile = await dueProfile();
    const [only] = await profile.captures();
    await removeCaptures(profile.db, [only?.id ?? ''], profile.clock.now());
    await profile.storage.keepCopy();
    expect(head(profile)).toMatchObject({ changes: 0, snapshot: { rows: 0 } });
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(profile.ground.local.items.damage).toBeUndefined();
  });

  it('can not be written of what has ended: that stays in the journal, and it is not tried again at once', async () => {
    const profile = await dueProfile();
    profile.ground.files.gate = async () => {
      throw new DOMException('no such thing here', 'SecurityError');
    };
    await profile.storage.keepCopy();
    expect(head(profile).changes).toBe(0);
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ cancelled: 1 });
  });

  it('can not be written: the journal keeps everything, and nothing else is held up', async () => {
    const profile = await Profile.create();
    profile.ground.files.gate = async () => {
      throw new DOMException('no such thing here', 'SecurityError');
    };
    await profile.save(posts('tiktok', 1100));
    await profile.storage.keepCopy();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 1100 });
  });
});
