import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sumOf, tallyOf } from '../../../utils/captures/counts';
import { clearAll, connect, reading, write } from '../../../utils/captures/db';
import { captureIds, HAND_END, importEnd, importedId, importOfId } from '../../../utils/captures/ids';
import { countImport } from '../../../utils/captures/imports';
import { writeMeta } from '../../../utils/captures/meta';
import { DATABASE } from '../../../utils/captures/schema';
import { createStorage } from '../../../utils/captures/storage';
import { takeTurn } from '../../../utils/captures/take-turn';
import { memoryGround } from './ground';
import { inOrder, START, waitingCapture } from './kit';
import { readDump, restoreDump } from './stored';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the database', () => {
  it('has the stores and indexes that version 3 promises', async () => {
    const db = await connect();
    expect([db.name, db.version, [...db.objectStoreNames]]).toEqual([
      'memories',
      3,
      ['blobs', 'captures', 'counts', 'imports', 'meta', 'tasks'],
    ]);
    const tx = db.transaction(['captures', 'tasks']);
    expect([...tx.objectStore('captures').indexNames]).toEqual([
      'batchToken',
      'import',
      'key',
      'notBefore',
      'queue',
      'status',
    ]);
    expect([...tx.objectStore('tasks').indexNames]).toEqual(['nextCheckAt']);
  });

  it('keeps all that version 1 has stored, and finds by its new indexes what waits', async () => {
    const dump = readDump(1);
    await restoreDump(dump);
    const db = await connect();
    for (const name of ['captures', 'tasks'] as const) {
      expect(await db.getAll(name)).toEqual(dump.stores[name]?.rows);
    }
    expect(await db.getAllKeys('meta')).toEqual(dump.stores.meta?.rows.map((row) => (row as { key: string }).key));
    expect(await db.count('imports')).toBe(0);
    const queue = IDBKeyRange.bound(['queued', 'post'], ['queued', 'post', []]);
    const waiting = (await db.getAll('captures')).filter(({ status, kind }) => status === 'queued' && kind === 'post');
    expect(await db.getAllFromIndex('captures', 'queue', queue)).toEqual(waiting);
    expect(waiting).toHaveLength(3);
  });

  it('keeps all that version 2 has stored, and counts it', async () => {
    const dump = readDump(2);
    await restoreDump(dump);
    const db = await connect();
    for (const name of ['captures', 'tasks', 'imports'] as const) {
      expect(await db.getAll(name)).toEqual(dump.stores[name]?.rows);
    }
    expect(await db.getAll('counts')).toEqual(inOrder(tallyOf(await db.getAll('captures'))));
    expect(sumOf(await db.getAllFromIndex('counts', 'import', ''))).toBe(readDump(1).stores.captures?.rows.length);
    expect(await countImport(reading(db), '01a20320-b000-7000-8000-0123456789ab')).toEqual({
      ready: 1,
      downloading: 1,
      queued: 3,
    });
  });

  it('writes all or nothing', async () => {
    const db = await connect();
    const failing = write(db, async (tx) => {
      await tx.objectStore('captures').add(waitingCapture());
      throw new Error('in between');
    });
    await expect(failing).rejects.toThrow('in between');
    expect(await db.count('captures')).toBe(0);
  });

  it('has what it writes on the disk before that is answered', async () => {
    const db = await connect();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    try {
      await write(db, (tx) => tx.objectStore('captures').add(waitingCapture()));
      expect(transaction.mock.calls.map(([, mode, options]) => [mode, options])).toEqual([
        ['readwrite', { durability: 'strict' }],
      ]);
    } finally {
      transaction.mockRestore();
    }
  });

  it('is opened anew after the browser closed it', async () => {
    const storage = createStorage(memoryGround({ time: START, now: () => START }));
    const first = await storage.db();
    forceCloseDatabase(unwrap(first) as never);
    await vi.waitFor(async () => expect(await storage.db()).not.toBe(first));
  });

  it('makes way for a newer version, and connects again when it is needed', async () => {
    const storage = createStorage(memoryGround({ time: START, now: () => START }));
    const first = await storage.db();
    expect(await storage.db()).toBe(first);
    const newer = await openDB(DATABASE, 99);
    newer.close();
    globalThis.indexedDB = new IDBFactory();
    expect(await storage.db()).not.toBe(first);
  });
});

describe('forgetting everything', () => {
  it('leaves no row but when the last request left, so that the next keeps the pace', async () => {
    const db = await connect();
    await write(db, async (tx) => {
      await tx.objectStore('captures').add(waitingCapture());
      await writeMeta(tx, 'paused', true);
    });
    await takeTurn(db, 'scraper', START);
    await clearAll(db);
    expect(await db.count('captures')).toBe(0);
    expect(await db.getAllKeys('meta')).toEqual(['lane:scraper']);
    expect(await takeTurn(db, 'scraper', START)).toBeGreaterThan(60_000);
  });
});

describe('ids of captures of an import', () => {
  const [early, late] = [captureIds(1000)(), captureIds(2000)()];

  it('stand behind those saved by hand, import by import, in the order of the list', () => {
    const ids = [
      captureIds(1000)(),
      captureIds(Date.now())(),
      importedId(early, 0),
      importedId(early, 1),
      importedId(early, 70_000),
      importedId(late, 0),
    ];
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.map((id) => id < HAND_END)).toEqual([true, true, false, false, false, false]);
  });

  it('say which import they are of, and where its range ends', () => {
    expect(importOfId(importedId(early, 7))).toBe(early);
    expect(importOfId(early)).toBeUndefined();
    expect(importedId(early, 99_999_999) < importEnd(early) && importEnd(early) < importedId(late, 0)).toBe(true);
  });

  it('fit into a message', () => {
    expect(importedId(early, 99_999_999).length).toBeLessThanOrEqual(64);
  });
});

describe('ids of captures', () => {
  it('sort by time and, within one call, by the order asked for', () => {
    const early = captureIds(1000);
    const late = captureIds(2000);
    const ids = [...Array.from({ length: 20_000 }, () => early()), late()];
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are UUIDs of version 7', () => {
    const pattern = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    expect(captureIds(Date.now())()).toMatch(pattern);
  });
});
