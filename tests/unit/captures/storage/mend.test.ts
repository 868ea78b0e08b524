import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainWrite, write } from '../../../../utils/captures/db';
import { LARGEST_PACKED } from '../../../../utils/captures/journal/pack';
import { acceptWebMedia, beginUpload } from '../../../../utils/captures/media';
import { knownPlaces, openPlace, placeName, removePlace } from '../../../../utils/captures/places';
import { addNotes, noteDamage } from '../../../../utils/captures/repair/damage-note';
import { moveOut } from '../../../../utils/captures/repair/move-out';
import { readThrough } from '../../../../utils/captures/repair/read-through';
import { restore } from '../../../../utils/captures/repair/restore';
import type { MemoriesDb, STORES } from '../../../../utils/captures/schema';
import type { Capture } from '../../../../utils/captures/types';
import { MemoryLocal } from '../ground';
import { Profile, posts, SETTINGS, START, waitingCapture } from '../kit';

const emptied = () => {
  globalThis.indexedDB = new IDBFactory();
};
const note = (profile: Profile) => profile.ground.local.items.damage;

afterEach(() => vi.unstubAllGlobals());

describe('what can not go on after a repair', () => {
  const image = (size: number) => ({
    kind: 'image' as const,
    url: `https://example.org/${size}.png`,
    file: { name: 'cat.png', blob: new Blob([new Uint8Array(size)], { type: 'image/png' }) },
  });

  it('is a picture that was too large for the journal; a smaller one waits again with its bytes', async () => {
    const profile = await Profile.create();
    await acceptWebMedia(profile.db, image(9), SETTINGS, START);
    await acceptWebMedia(profile.db, image(LARGEST_PACKED + 1), SETTINGS, START);
    emptied();
    profile.clock.time += 5;
    await profile.restart();
    const rows = await profile.captures();
    expect(rows.map(({ url, status, problem }) => [url, status, problem?.code])).toEqual(
      expect.arrayContaining([
        ['https://example.org/9.png', 'queued', undefined],
        [`https://example.org/${LARGEST_PACKED + 1}.png`, 'failed', 'interrupted'],
      ]),
    );
    expect(rows.find(({ status }) => status === 'failed')?.updatedAt).toBe(START + 5);
    const waiting = rows.find(({ status }) => status === 'queued');
    expect(await profile.db.getAllKeys('blobs')).toEqual([waiting?.id]);
    expect(note(profile)).toMatchObject({ restored: 2, lost: 1 });
  });

  it('is an upload of a page', async () => {
    const profile = await Profile.create();
    await beginUpload(profile.db, { kind: 'file', names: ['cat.mp4'] }, SETTINGS, START);
    emptied();
    await profile.restart();
    expect(await profile.captures()).toMatchObject([{ status: 'failed', problem: { code: 'interrupted' } }]);
    expect(note(profile)).toMatchObject({ restored: 1, lost: 1 });
  });

  it('is not what was under way without a task: that is sent again', async () => {
    const profile = await Profile.create();
    const adrift = waitingCapture({ status: 'indexing', taskId: undefined });
    await write(profile.db, (tx) => tx.objectStore('captures').put(adrift));
    emptied();
    profile.clock.time += 5;
    await profile.restart();
    expect(await profile.captures()).toMatchObject([{ status: 'queued', updatedAt: START + 5 }]);
  });

  it('begins a search for a bad address anew', async () => {
    const profile = await Profile.create();
    const suspect = waitingCapture({ batchToken: 'token', refusals: 2, refusedAt: 5 });
    await write(profile.db, (tx) => tx.objectStore('captures').put(suspect));
    emptied();
    await profile.restart();
    const [capture] = await profile.captures();
    expect([capture?.batchToken, capture?.refusals, capture?.status]).toEqual([undefined, undefined, 'queued']);
  });

  it('is nothing that had ended: pictures, uploads and posts stay ready, and nobody asks after them again', async () => {
    const profile = await Profile.create();
    const ended: Partial<Capture>[] = [
      { id: 'image', kind: 'image', platform: 'web', videoNos: ['IMG'] },
      { id: 'post', taskId: 'task', videoNos: ['VI1'] },
      { id: 'upload', kind: 'file', platform: 'local', taskId: 'video:VI2', videoNos: ['VI2'] },
    ];
    const rows = ended.map((change) => waitingCapture({ status: 'ready', ...change }));
    await write(profile.db, async (tx) => {
      for (const row of rows) await tx.objectStore('captures').put(row);
    });
    emptied();
    await profile.restart();
    expect([await profile.captures(), await profile.tasks()]).toEqual([rows, []]);
    expect(note(profile)).toMatchObject({ restored: 3, lost: 0 });
  });

  it('follows anew a task that had ended before its capture was thrown back, by the time it was sent', async () => {
    const profile = await Profile.create();
    const sent = waitingCapture({ status: 'indexing', taskId: 'task', updatedAt: START - 5000 });
    const none = { imports: new Map(), meta: new Map(), blobs: new Map(), lost: 0, complete: true };
    await write(profile.db, async (tx) => {
      const { library, namespace } = sent;
      const ended = { id: 'task', library, namespace, captureIds: [sent.id], createdAt: START, checks: 3 };
      await tx.objectStore('tasks').put({ ...ended, state: 'ended' });
      await restore(tx, { ...none, captures: new Map([[sent.id, sent]]) }, false, START);
    });
    expect(await profile.tasks()).toMatchObject([{ state: 'following', createdAt: START - 5000, nextCheckAt: START }]);
  });

  it('follows a video of our own making by its number', async () => {
    const profile = await Profile.create();
    const sent = waitingCapture({ status: 'indexing', taskId: 'video:VI1', videoNos: ['VI1'], updatedAt: START + 9 });
    await write(profile.db, (tx) => tx.objectStore('captures').put(sent));
    emptied();
    await profile.restart();
    expect(await profile.tasks()).toMatchObject([
      { id: 'video:VI1', captureIds: ['capture'], videos: [{ videoNo: 'VI1', state: 'indexing' }] },
    ]);
  });
});

describe('a history of which no copy can be written', () => {
  it('stands in the journal as a whole', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    await profile.work();
    profile.ground.local.items = {};
    profile.ground.files.gate = async (call) => {
      if (call === 'write') throw new Error('no files here');
    };
    await profile.restart();
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });
});

describe('a copy of the history', () => {
  it('waits until as much has changed as waits, and that is not counted at each write', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 200));
    const head = () => profile.ground.local.items.journal as { changes: number; lookAt?: number };
    const copiesAfter = async (changes: number) => {
      Object.assign(head(), { changes });
      await profile.restart();
      await profile.storage.keepCopy();
      return profile.ground.files.files.size;
    };
    expect([await copiesAfter(1_199), head().lookAt]).toEqual([0, 2_199]);
    expect([await copiesAfter(2_198), head().lookAt]).toEqual([0, 2_199]);
    expect([await copiesAfter(2_199), head().lookAt, head().changes]).toEqual([1, undefined, 0]);
  });
});

describe('a database that belongs to another life', () => {
  it('is brought to what the copies know, and keeps what it has besides', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    // No copy knows of it.
    await plainWrite(profile.db, async (tx) => {
      await tx.objectStore('meta').put({ generation: 'another', seq: 70 } as never, 'mark');
      await tx.objectStore('captures').put(waitingCapture({ id: 'theirs' }));
    });
    const mark = async () => (await profile.db.get('meta', 'mark')) as { generation: string; seq: number };
    await profile.restart();
    expect(profile.db.name).toBe(placeName(2));
    expect((await profile.captures()).map(({ id }) => id)).toContain('theirs');
    const { generation } = profile.ground.local.items.journal as { generation: string };
    expect((await mark()).generation).toBe(generation);
    expect((await mark()).seq).toBeGreaterThan(70);
    await profile.save(posts('tiktok', 1, 9));
    emptied();
    await profile.restart();
    expect(await profile.captures()).toHaveLength(3);
  });
});

describe('all copies', () => {
  it('are forgotten when everything was deleted, with the databases of earlier places', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    const removed: number[] = [];
    profile.ground.knownPlaces = async () => [1, 2, 3];
    profile.ground.removePlace = async (n) => void removed.push(n);
    await profile.ground.files.write('history-000000000001.jsonl', ['x']);
    await profile.storage.forgetCopies();
    expect(removed).toEqual([2, 3]);
    expect([...profile.ground.files.files.keys()]).toEqual([]);
    expect(Object.keys(profile.ground.local.items).filter((name) => name.startsWith('journal:'))).toEqual([]);
    expect(profile.ground.local.items.journal).toMatchObject({ changes: 0, place: 1 });
  });

  it('are forgotten as far as that can be where places can not be told', async () => {
    const profile = await Profile.create();
    profile.ground.knownPlaces = () => Promise.reject(new Error('no'));
    profile.ground.files.gate = () => Promise.reject(new Error('no'));
    await profile.storage.forgetCopies();
    expect(profile.ground.local.items.journal).toMatchObject({ changes: 0 });
  });
});

describe('reading through a database', () => {
  /** A database whose rows are these ids; the one called `bad` can't be read. */
  const fakeDb = (ids: readonly string[]) => {
    const from = (range: IDBKeyRange | null, limit: number) =>
      ids.filter((id) => !range || range.includes(id)).slice(0, limit);
    return {
      objectStoreNames: ['captures'],
      getAllKeys: async (_: string, range: IDBKeyRange | null, limit: number) => from(range, limit),
      getAll: async (_: string, range: IDBKeyRange | null, limit: number) => {
        if (from(range, limit).includes('bad')) throw new DOMException('unreadable', 'DataError');
      },
    } as unknown as MemoriesDb;
  };
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `a${String(i).padStart(5, '0')}`);

  it.each([0, 1, 999, 1_000, 2_500])('meets its end after %i rows', async (n) => {
    await readThrough(fakeDb(ids(n)));
  });

  it.each([0, 999, 1_000, 2_500])('finds a value that can not be read behind %i others', async (n) => {
    await expect(readThrough(fakeDb([...ids(n), 'bad']))).rejects.toThrow('unreadable');
  });
});

describe('moving out of a damaged database', () => {
  it('takes along every store that can be read, and nothing of an earlier try is left', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 2));
    await write(profile.db, (tx) => tx.objectStore('blobs').put({ name: 'a', blob: new Blob() }, 'a'));
    const before = await profile.captures();
    const from = profile.db;
    const damaged = {
      transaction: (name: (typeof STORES)[number]) => {
        if (name === 'blobs') throw new DOMException('gone', 'NotFoundError');
        return from.transaction(name);
      },
    } as unknown as MemoriesDb;
    emptied();
    const into = await Profile.create();
    await into.save(posts('youtube', 3));
    await write(into.db, (tx) => tx.objectStore('blobs').put({ name: 'b', blob: new Blob() }, 'b'));
    await moveOut(damaged, into.db);
    expect(await into.captures()).toEqual(before);
    expect(await into.db.get('meta', 'scraperIntervalMs')).toBe(60_000);
    expect(await into.db.getAllKeys('blobs')).toEqual([]);
  });
});

describe('places', () => {
  it('have names of their own, of which the first is the plain one', () => {
    expect([1, 2, 3].map(placeName)).toEqual(['memories', 'memories-2', 'memories-3']);
  });

  const buckets = (names: string[] = []) => ({
    keys: async () => names,
    open: vi.fn(async (name: string) => ({ indexedDB: `databases of ${name}` })),
    delete: vi.fn(async (_: string) => undefined),
  });

  it('are the default databases at first, then buckets', async () => {
    emptied();
    vi.stubGlobal('navigator', { storageBuckets: buckets() });
    expect(await openPlace(1)).toEqual({ factory: indexedDB, name: 'memories' });
    expect(await openPlace(2)).toEqual({ factory: 'databases of memories-2', name: 'memories-2' });
  });

  it('are found again by their names; what is named otherwise is none', async () => {
    const names = [
      'memories',
      'memories-3',
      'memories-x',
      'memories-1.5',
      'other',
      'other-2',
      'memories2',
      'memories-2',
    ];
    vi.stubGlobal('navigator', { storageBuckets: buckets(names) });
    vi.stubGlobal('indexedDB', { databases: async () => [{ name: 'memories' }, {}] });
    expect((await knownPlaces()).sort()).toEqual([1, 2, 3]);
  });

  it('are removed each in its own way', async () => {
    const all = buckets();
    const deleted: string[] = [];
    vi.stubGlobal('navigator', { storageBuckets: all });
    vi.stubGlobal('indexedDB', {
      deleteDatabase: (name: string) => {
        deleted.push(name);
        return { addEventListener: (_: string, done: () => void) => done() };
      },
    });
    await removePlace(1);
    await removePlace(2);
    expect([deleted, all.delete.mock.calls]).toEqual([['memories'], [['memories-2']]]);
  });
});

describe('word of a damage', () => {
  const first = { at: 1, restored: 2, lost: 1 };
  const second = { at: 2, restored: 3, lost: 4 };

  it('adds up until it was read, and counts the same word once', async () => {
    const local = new MemoryLocal();
    expect(await noteDamage(local, first)).toEqual(first);
    expect(await noteDamage(local, first)).toEqual(first);
    const sum = { at: 2, restored: 5, lost: 5 };
    expect(await noteDamage(local, second)).toEqual(sum);
    expect(local.items.damage).toEqual(sum);
  });

  it('takes the place of what is no word', async () => {
    const local = new MemoryLocal();
    local.items.damage = { at: 'yesterday' };
    expect(await noteDamage(local, first)).toEqual(first);
  });

  it('says that settings are gone, whichever of the two said it', () => {
    expect(addNotes(first, second)).not.toHaveProperty('settingsLost');
    expect(addNotes({ ...first, settingsLost: true }, second)).toMatchObject({ settingsLost: true });
    expect(addNotes(first, { ...second, settingsLost: true })).toMatchObject({ settingsLost: true });
  });

  it('says since when something may be missing: the earlier of the two times, and none where neither says one', () => {
    expect(addNotes(first, second)).not.toHaveProperty('since');
    expect(addNotes({ ...first, since: 7 }, second).since).toBe(7);
    expect(addNotes(first, { ...second, since: 7 }).since).toBe(7);
    expect(addNotes({ ...first, since: 5 }, { ...second, since: 7 }).since).toBe(5);
    expect(addNotes({ ...first, since: 9 }, { ...second, since: 7 }).since).toBe(7);
  });
});
