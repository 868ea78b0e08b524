import { describe, expect, it } from 'vitest';
import { plainWrite } from '../../../../utils/captures/db';
import type { Truth } from '../../../../utils/captures/journal/fold';
import { type Noted, recording } from '../../../../utils/captures/journal/recorder';
import { restore } from '../../../../utils/captures/repair/restore';
import type { WriteTx } from '../../../../utils/captures/schema';
import type { Capture } from '../../../../utils/captures/types';
import { Profile, START, waitingCapture } from '../kit';

/** What is noted of some writes. `noted`: what was noted before, of write 5. */
async function noting(work: (tx: WriteTx) => Promise<unknown>, noted: Noted = { seq: 5, hashes: new Map() }) {
  const { db } = await Profile.create();
  return plainWrite(db, async (tx) => {
    const recorder = recording(tx);
    await work(recorder.tx);
    const isEmpty = recorder.isEmpty();
    return { isEmpty, ...recorder.changes(noted, 5) };
  });
}

const keysOf = ({ rows }: { rows: readonly (readonly unknown[])[] }) => rows.map(([store, key]) => `${store} ${key}`);

describe('what is noted of a write', () => {
  it('is each row that was put, added or deleted, as it rests', async () => {
    const { rows, isEmpty } = await noting(async (tx) => {
      await tx.objectStore('captures').put(waitingCapture({ id: 'a', leaseUntil: 5 }));
      await tx.objectStore('captures').add(waitingCapture({ id: 'b' }));
      await tx.objectStore('captures').delete('c');
      await tx.objectStore('imports').put({ id: 'i', library: 'private', createdAt: 1, total: 1, state: 'open' });
      await tx.objectStore('blobs').put({ name: 'x', blob: new Blob() }, 'a');
    });
    expect(keysOf({ rows })).toEqual(['captures a', 'captures b', 'captures c', 'imports i', 'blobs a']);
    expect(rows[0]?.[2]).toEqual(waitingCapture({ id: 'a' }));
    expect(rows[2]?.[2]).toBeNull();
    expect(isEmpty).toBe(false);
  });

  it('reads and writes through it as without it', async () => {
    await noting(async (tx) => {
      const store = tx.objectStore('captures');
      expect(await store.put(waitingCapture({ id: 'a' }))).toBe('a');
      expect((await store.get('a'))?.id).toBe('a');
      expect(await store.index('status').count()).toBe(1);
      expect(tx.objectStore('captures')).toBe(store);
      await store.clear();
      expect(await store.count()).toBe(0);
    });
  });

  it('is nothing of tasks, of values that nobody decided, of claims, and of pictures that go', async () => {
    const noted = await noting(async (tx) => {
      await tx.objectStore('tasks').delete('task');
      await tx.objectStore('meta').put([1] as never, 'linkTimes');
      await tx.objectStore('captures').put(waitingCapture({ status: 'sending' }));
      await tx.objectStore('blobs').delete('a');
      await tx.objectStore('tasks').clear();
      await tx.objectStore('imports').clear();
    });
    expect(noted).toEqual({ rows: [], isEmpty: true });
  });

  it('is what a page uploads, though it is being sent', async () => {
    const upload = waitingCapture({ status: 'sending', platform: 'local', kind: 'file' });
    expect(keysOf(await noting((tx) => tx.objectStore('captures').put(upload)))).toEqual(['captures capture']);
  });

  it('is what was decided, and how slow lanes are', async () => {
    const noted = await noting(async (tx) => {
      await tx.objectStore('meta').put(true, 'paused');
      await tx.objectStore('meta').delete('halt');
      await tx.objectStore('meta').put({ lastAt: 1, strikes: 0, waitMs: 0 } as never, 'lane:scraper');
    });
    expect(keysOf(noted)).toEqual(['meta paused', 'meta halt', 'meta lane:scraper']);
  });

  it('is that everything was deleted', async () => {
    const noted = await noting((tx) => tx.objectStore('captures').clear());
    expect(noted).toEqual({ rows: [], cleared: true, isEmpty: false });
  });

  it('is nothing that was noted before as it is, of a lane but for its wait', async () => {
    const noted: Noted = { seq: 5, hashes: new Map() };
    const write = (lastAt: number, waitMs: number, change: Partial<Capture> = {}) =>
      noting(async (tx) => {
        await tx.objectStore('captures').put(waitingCapture(change));
        await tx.objectStore('meta').put({ lastAt, strikes: 0, waitMs } as never, 'lane:scraper');
      }, noted).then(keysOf);
    expect(await write(1, 0)).toEqual(['captures capture', 'meta lane:scraper']);
    expect(await write(2, 0, { leaseUntil: 7 })).toEqual([]);
    expect(await write(2, 9, { attempts: 3 })).toEqual(['captures capture', 'meta lane:scraper']);
    // Another worker has written meanwhile.
    noted.seq = 4;
    expect(await write(2, 9, { attempts: 3 })).toEqual(['captures capture', 'meta lane:scraper']);
    noted.seq = 5;
    expect(await noting((tx) => tx.objectStore('captures').clear(), noted)).toMatchObject({ cleared: true });
    expect(await write(2, 9, { attempts: 3 })).toEqual(['captures capture', 'meta lane:scraper']);
  });
});

describe('bringing a database to what the copies know', () => {
  const truthOf = (captures: readonly Capture[], complete: boolean): Truth => ({
    captures: new Map(captures.map((capture) => [capture.id, capture])),
    imports: new Map([['i', { id: 'i', library: 'private', createdAt: 1, total: 1, state: 'open' }]]),
    meta: new Map<string, unknown>([
      ['paused', true],
      ['lane:scraper', { lastAt: 5, strikes: 1, waitMs: 9 }],
    ]),
    blobs: new Map([
      ['kept', { name: 'a', type: 'b', base64: '' }],
      ['sent', { name: 'a', type: 'b', base64: '' }],
      ['unknown', { name: 'a', type: 'b', base64: '' }],
    ]),
    lost: 0,
    complete,
  });
  const KEPT = waitingCapture({ id: 'kept' });
  const SENT = waitingCapture({ id: 'sent', status: 'ready' });

  async function restored(isBack: boolean, complete: boolean) {
    const { db } = await Profile.create();
    const result = await plainWrite(db, async (tx) => {
      for (const capture of [KEPT, waitingCapture({ id: 'ready', status: 'ready' }), waitingCapture({ id: 'waits' })])
        await tx.objectStore('captures').put(capture);
      await tx.objectStore('blobs').put({ name: 'x', blob: new Blob() }, 'waits');
      return restore(tx, truthOf([KEPT, SENT], complete), isBack, START);
    });
    return { db, result, ids: await db.getAllKeys('captures'), blobs: await db.getAllKeys('blobs') };
  }

  it('adds what is missing, leaves what is the same, and counts only the former', async () => {
    const { db, result, ids, blobs } = await restored(false, true);
    expect(result).toEqual({ restored: 1, lost: 0 });
    expect(ids).toEqual(['kept', 'ready', 'sent', 'waits']);
    expect(blobs).toEqual(['kept', 'waits']);
    expect(await db.get('imports', 'i')).toMatchObject({ total: 1 });
    expect(await db.get('meta', 'paused')).toBe(true);
    expect(await db.get('meta', 'lane:scraper')).toEqual({ lastAt: START, strikes: 1, waitMs: 9 });
  });

  it('removes what no copy knows from a database that was thrown back', async () => {
    expect(await restored(true, true)).toMatchObject({ ids: ['kept', 'sent'], blobs: ['kept'] });
  });

  it('… where copies are missing, only what waits: it has long left or was taken back', async () => {
    expect(await restored(true, false)).toMatchObject({ ids: ['kept', 'ready', 'sent'], blobs: ['kept'] });
  });
});
