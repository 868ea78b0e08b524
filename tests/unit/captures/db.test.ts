import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearAll, connect, DATABASE, openMemories, write } from '../../../utils/captures/db';
import { captureIds } from '../../../utils/captures/ids';
import { takeTurn } from '../../../utils/captures/lanes';
import { writeMeta } from '../../../utils/captures/meta';
import { START, waitingCapture } from './kit';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the database', () => {
  it('has the stores and indexes that version 1 promises', async () => {
    const db = await connect();
    expect([db.name, db.version, [...db.objectStoreNames]]).toEqual([
      'memories',
      1,
      ['blobs', 'captures', 'meta', 'tasks'],
    ]);
    const tx = db.transaction(['captures', 'tasks']);
    expect([...tx.objectStore('captures').indexNames]).toEqual(['batchToken', 'key', 'status']);
    expect([...tx.objectStore('tasks').indexNames]).toEqual(['nextCheckAt']);
  });

  it('opens what version 1 has stored', async () => {
    const first = await connect();
    await first.add('captures', waitingCapture());
    first.close();
    expect(await (await connect()).getAll('captures')).toEqual([waitingCapture()]);
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

  it('makes way for a newer version, and connects again when it is needed', async () => {
    const first = await openMemories();
    expect(await openMemories()).toBe(first);
    const newer = await openDB(DATABASE, 2);
    newer.close();
    globalThis.indexedDB = new IDBFactory();
    expect(await openMemories()).not.toBe(first);
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
