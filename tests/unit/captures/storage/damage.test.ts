import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { reading, write } from '../../../../utils/captures/db';
import { readDay, setCap } from '../../../../utils/captures/ledger';
import { placeName } from '../../../../utils/captures/places';
import { DATABASE } from '../../../../utils/captures/schema';
import { costOf, requestsOf } from '../../../../utils/captures/spent';
import { cancelCaptures, removeCaptures } from '../../../../utils/captures/take-back';
import { takeTurn } from '../../../../utils/captures/take-turn';
import type { Capture } from '../../../../utils/captures/types';
import { Profile, posts } from '../kit';

/** The database as if it had never been: Chromium does that by itself to one whose files it can't read. */
const emptied = () => {
  globalThis.indexedDB = new IDBFactory();
};

const note = (profile: Profile) => profile.ground.local.items.damage;
const today = (profile: Profile) => readDay(reading(profile.db), profile.clock.now());
const idsOf = (captures: readonly Capture[]) => captures.map(({ id }) => id);

describe('a database that was emptied', () => {
  it('gets back every save that was answered, as it was, and the person is told how many', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 3), {}, { namespace: 'work' });
    await profile.save(posts('youtube', 2), { library: 'public' });
    const before = await profile.captures();
    emptied();
    await profile.restart();
    expect(await profile.captures()).toEqual(before);
    expect(note(profile)).toMatchObject({ restored: 5, lost: 0 });
  });

  it('sends what was restored, each into its own library', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    await profile.save(posts('tiktok', 1, 10), { library: 'public' });
    emptied();
    await profile.restart();
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 3 });
    expect(profile.api.imports.map(({ path, urls }) => [path, urls.length])).toEqual([
      ['scraper_url', 2],
      ['scraper_url_public', 1],
    ]);
  });

  it('follows on by its task what was sent before, and sends it not again', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = 60_000;
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + 20_000 });
    expect(await profile.statuses()).toEqual({ downloading: 2 });
    emptied();
    await profile.restart();
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 2 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('knows the history and which video is which post', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('youtube', 3));
    await profile.work();
    const bridge = (rows: Capture[]) => rows.map(({ id, url, videoNos }) => [id, url, videoNos]);
    const before = bridge(await profile.captures());
    emptied();
    await profile.restart();
    expect(bridge(await profile.captures())).toEqual(before);
  });

  it('does not bring back what was taken back or removed', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 3));
    const [cancelled = '', removed = '', kept = ''] = idsOf(await profile.captures());
    await cancelCaptures(profile.db, [cancelled], profile.clock.now());
    await removeCaptures(profile.db, [removed], profile.clock.now());
    emptied();
    await profile.restart();
    expect((await profile.captures()).map(({ id, status }) => [id, status])).toEqual([
      [cancelled, 'cancelled'],
      [kept, 'queued'],
    ]);
  });

  it('stays paused when it was', async () => {
    const profile = await Profile.create(60);
    const { setPaused } = await import('../../../../utils/background/pause');
    await setPaused(profile.db, true);
    await profile.save(posts('tiktok', 1));
    emptied();
    await profile.restart();
    await profile.work();
    expect(profile.api.imports).toEqual([]);
  });

  it('knows what was spent on the day, so that the cap holds', async () => {
    const profile = await Profile.create(60);
    await write(profile.db, (tx) => setCap(tx, 0.01));
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + 20_000 });
    const before = await today(profile);
    expect(before.posts).toBe(2);
    await profile.save(posts('tiktok', 2, 10));
    emptied();
    await profile.restart();
    const after = await today(profile);
    expect([after.posts, costOf(after)]).toEqual([2, costOf(before)]);
    await profile.work({ until: profile.clock.now() + 60_000 });
    expect(profile.api.imports).toHaveLength(1);
    expect(await profile.statuses()).toMatchObject({ queued: 2 });
  });

  it('has of requests that cost nothing all but a few', async () => {
    const profile = await Profile.create(60);
    for (let n = 0; n < 45; n++) {
      profile.clock.time += 2000;
      await takeTurn(profile.db, 'status', profile.clock.now());
    }
    const noted = Object.keys(profile.ground.local.items).length;
    expect(noted).toBeLessThan(10);
    emptied();
    await profile.restart();
    expect(requestsOf(await today(profile))).toBe(40);
  });

  it('is no damage where nothing was in it, nor on a first start', async () => {
    const profile = await Profile.create();
    expect(note(profile)).toBeUndefined();
    emptied();
    await profile.restart();
    expect(note(profile)).toBeUndefined();
  });

  it('is told of until the person has read it, and not again by the next start', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    emptied();
    await profile.restart();
    expect(note(profile)).toMatchObject({ restored: 1 });
    delete profile.ground.local.items.damage;
    await profile.restart();
    expect(note(profile)).toBeUndefined();
  });

  it('adds to the word that nobody has read yet', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    for (let i = 0; i < 2; i++) {
      profile.clock.time += 1000;
      emptied();
      await profile.restart();
    }
    expect(note(profile)).toMatchObject({ restored: 4 });
  });
});

describe('a damaged database', () => {
  it('makes way at once for one in the next place and is removed, since a second repair might lose something', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const names: string[] = [];
    const removed: number[] = [];
    profile.ground.removePlace = async (n) => void removed.push(n);
    for (let i = 0; i < 3; i++) {
      emptied();
      await profile.restart();
      names.push(profile.db.name);
      expect(await profile.statuses()).toEqual({ queued: 2 });
    }
    expect(names).toEqual([placeName(2), placeName(3), placeName(4)]);
    expect(removed).toEqual([1, 2, 3]);
  });

  it('is told of once, also when the worker dies at any moment of the repair', async () => {
    for (let death = 0; ; death++) {
      const profile = await Profile.create();
      await profile.save(posts('tiktok', 2));
      emptied();
      let calls = 0;
      profile.ground.local.gate = async (call) => {
        if (call === 'set' && calls++ === death) throw new Error('dead');
      };
      await profile.restart().catch(() => undefined);
      const met = calls > death;
      profile.ground.local.gate = async () => undefined;
      profile.clock.time += 1000;
      await profile.restart();
      expect(await profile.statuses()).toEqual({ queued: 2 });
      expect(note(profile)).toMatchObject({ restored: 2, lost: 0 });
      if (!met) break;
    }
  });

  it('is left where the next place can not be opened: then it is brought back where it is', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    emptied();
    profile.ground.place = async (n) => {
      if (n > 1) throw new DOMException('no', 'UnknownError');
      return { factory: globalThis.indexedDB, name: placeName(n) };
    };
    await profile.restart();
    expect(profile.db.name).toBe(DATABASE);
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });
});

describe('storage.local that was emptied while the database is fine', () => {
  it('loses nothing, and the person is told that the settings are gone', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    profile.ground.local.items = {};
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 2 });
    expect(note(profile)).toMatchObject({ restored: 0, lost: 0, settingsLost: true });
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  it('agrees with it from then on: the next start finds no damage', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    profile.ground.local.items = {};
    await profile.restart();
    await profile.restart();
    expect(profile.db.name).toBe(DATABASE);
  });

  it('finds the database where an earlier damage had brought it', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    emptied();
    await profile.restart();
    profile.ground.local.items = {};
    profile.ground.knownPlaces = async () => [1, 2];
    await profile.restart();
    expect(profile.db.name).toBe(placeName(2));
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });
});

describe('a browser that never answers', () => {
  it('is not waited for without end, and who asks next tries anew', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    const { place, overdue } = profile.ground;
    profile.ground.place = () => new Promise(() => undefined);
    profile.ground.overdue = async () => undefined;
    await expect(profile.restart()).rejects.toMatchObject({ code: 'broken' });
    Object.assign(profile.ground, { place, overdue });
    profile.db = await profile.storage.db();
    expect(await profile.statuses()).toEqual({ queued: 1 });
  });

  it('leaves what was opened in time open when that time is over', async () => {
    const profile = await Profile.create();
    const { promise, resolve: runOut } = Promise.withResolvers<void>();
    profile.ground.overdue = () => promise;
    await profile.restart();
    runOut();
    for (const statuses of [{}, { queued: 1 }]) {
      expect(await profile.statuses()).toEqual(statuses);
      await profile.save(posts('tiktok', 1));
    }
  });
});

describe('a database that was thrown back to an earlier state', () => {
  /** What is stored, taken now and put back later: as a log that lost its end. */
  async function later(profile: Profile, work: () => Promise<unknown>): Promise<void> {
    const rows = await profile.db.getAll('captures');
    const mark = await profile.db.get('meta', 'mark');
    await work();
    const tx = profile.db.transaction(['captures', 'meta'], 'readwrite');
    await tx.objectStore('captures').clear();
    for (const row of rows) await tx.objectStore('captures').put(row);
    if (mark) await tx.objectStore('meta').put(mark, 'mark');
    await tx.done;
    await profile.restart();
  }

  it('gets what it has forgotten, in the next place', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    await later(profile, () => profile.save(posts('tiktok', 2, 5)));
    expect(profile.db.name).toBe(placeName(2));
    expect(await profile.statuses()).toEqual({ queued: 3 });
    expect(note(profile)).toMatchObject({ restored: 2 });
  });

  it('forgets again what was removed, and sends nothing that was taken back', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    const [first = '', second = ''] = idsOf(await profile.captures());
    await later(profile, async () => {
      await removeCaptures(profile.db, [first], profile.clock.now());
      await cancelCaptures(profile.db, [second], profile.clock.now());
    });
    await profile.work();
    expect(await profile.statuses()).toEqual({ cancelled: 1 });
    expect(profile.api.imports).toEqual([]);
  });
});

describe('a database that can not be opened', () => {
  class BrokenFactory extends IDBFactory {
    tries = 0;
    constructor(private readonly failures: number) {
      super();
    }
    override open(name: string, version?: number) {
      this.tries += 1;
      if (this.tries <= this.failures) throw new DOMException('Internal error opening backing store', 'UnknownError');
      return super.open(name, version);
    }
  }

  it('is tried again with growing pauses before it is given up', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    const factory = new BrokenFactory(3);
    globalThis.indexedDB = factory;
    const pauses: number[] = [];
    profile.ground.sleep = async (ms) => void pauses.push(ms);
    await profile.restart();
    // Four at its place, and the one that it is then brought to, since it was empty.
    expect(factory.tries).toBe(5);
    expect(pauses).toEqual([200, 800, 3_000]);
    expect(profile.db.name).toBe(placeName(2));
  });

  it('makes way for a new one in the next place, with all that was saved, and the next worker goes there at once', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const [broken, next] = [new BrokenFactory(Number.POSITIVE_INFINITY), new IDBFactory()];
    profile.ground.place = async (n) => ({ factory: n === 1 ? broken : next, name: placeName(n) });
    const removed: number[] = [];
    profile.ground.removePlace = async (n) => void removed.push(n);
    await profile.restart();
    expect(profile.db.name).toBe(placeName(2));
    expect(await profile.statuses()).toEqual({ queued: 2 });
    const tried = broken.tries;
    await profile.restart();
    expect(broken.tries).toBe(tried);
    expect(await profile.statuses()).toEqual({ queued: 2 });
    // The broken one, once; never the one that is in use.
    expect(removed).toEqual([1]);
  });

  it('says so truthfully when there is no place at all, and goes on when there is one again', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const good = profile.ground.place;
    const broken = new BrokenFactory(Number.POSITIVE_INFINITY);
    profile.ground.place = async (n) => ({ factory: broken, name: placeName(n) });
    await expect(profile.restart()).rejects.toMatchObject({ code: 'broken' });
    profile.ground.place = good;
    profile.db = await profile.storage.db();
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  it('is left as it is when a newer version wrote it', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    profile.db.close();
    await new Promise((done) => {
      indexedDB.open(DATABASE, 99).onsuccess = ({ target }) => {
        (target as unknown as { result: IDBDatabase }).result.close();
        done(null);
      };
    });
    const before = structuredClone(profile.ground.local.items);
    await expect(profile.restart()).rejects.toMatchObject({ code: 'newer' });
    expect(profile.ground.local.items).toEqual({ ...before, storageTrouble: 'newer' });
    expect((await indexedDB.databases()).map(({ name, version }) => [name, version])).toEqual([[DATABASE, 99]]);
  });

  it('is not left for another when the disk is full', async () => {
    const profile = await Profile.create();
    globalThis.indexedDB = new (class extends IDBFactory {
      override open(): never {
        throw new DOMException('no room', 'QuotaExceededError');
      }
    })();
    await expect(profile.restart()).rejects.toMatchObject({ code: 'full' });
  });
});

describe('damage that shows while the worker runs', () => {
  it('leads to another place when reading fails again and again', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    const old = indexedDB;
    profile.ground.place = async (n) => ({ factory: n === 1 ? old : new IDBFactory(), name: placeName(n) });
    const unreadable = new DOMException('Internal error.', 'UnknownError');
    const restoreReading = breakReading(DATABASE, unreadable);
    try {
      expect(profile.storage.suspect(unreadable)).toBe(true);
      profile.db = await profile.storage.db();
    } finally {
      restoreReading();
    }
    expect(profile.db.name).toBe(placeName(2));
    expect(await profile.statuses()).toEqual({ queued: 2 });
  });

  it('is looked for where a write meets it', async () => {
    const profile = await Profile.create();
    const connection = await profile.storage.db();
    const error = new DOMException('Internal error.', 'UnknownError');
    await whileWritingFails(error, () => expect(profile.save(posts('tiktok', 1))).rejects.toThrow('Internal error.'));
    const healthy = await profile.storage.db();
    expect(healthy).not.toBe(connection);
    // Whoever wrote may say it once more, when all is well again.
    expect(profile.storage.suspect(error)).toBe(true);
    expect(await profile.storage.db()).toBe(healthy);
  });

  it('is not seen in errors that are no damage', async () => {
    const profile = await Profile.create();
    const connection = await profile.storage.db();
    expect(profile.storage.suspect(new Error('a mistake of ours'))).toBe(false);
    expect(await profile.storage.db()).toBe(connection);
  });
});

describe('why nothing is stored', () => {
  /** Nobody waits for that word to be written. */
  const isTold = (profile: Profile, trouble: string | undefined) =>
    vi.waitFor(() => expect(profile.ground.local.items.storageTrouble).toBe(trouble));

  it('is told for as long as there is no room', async () => {
    const profile = await Profile.create();
    await whileWritingFails(new DOMException('no room', 'QuotaExceededError'), () =>
      expect(profile.save(posts('tiktok', 1))).rejects.toMatchObject({ code: 'full' }),
    );
    await isTold(profile, 'full');
    await profile.save(posts('tiktok', 1));
    await isTold(profile, undefined);
  });

  it('is told no longer once a later worker could open the database', async () => {
    const profile = await Profile.create();
    profile.ground.local.items.storageTrouble = 'broken';
    await profile.restart();
    await isTold(profile, undefined);
  });
});

/** Has every new row fail for as long as something is done. */
async function whileWritingFails(error: DOMException, work: () => Promise<unknown>): Promise<void> {
  const prototype = IDBObjectStore.prototype;
  const { add } = prototype;
  prototype.add = () => {
    throw error;
  };
  try {
    await work();
  } finally {
    prototype.add = add;
  }
}

/** Has every reading of many values of a database fail. */
function breakReading(name: string, error: DOMException): () => void {
  const prototype = IDBObjectStore.prototype;
  const { getAll } = prototype;
  prototype.getAll = function (...args) {
    if (this.transaction.db.name === name) throw error;
    return getAll.apply(this, args);
  };
  return () => {
    prototype.getAll = getAll;
  };
}
