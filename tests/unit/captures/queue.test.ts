import { describe, expect, it } from 'vitest';
import { reading, write } from '../../../utils/captures/db';
import { importedId } from '../../../utils/captures/ids';
import { countRequests, readQueue } from '../../../utils/captures/queue';
import type { Capture, ImportState } from '../../../utils/captures/types';
import { Profile, START, waitingCapture } from './kit';

const padded = (prefix: string, i: number) => `${prefix}${String(i).padStart(4, '0')}`;

/** n captures that wait, saved by hand. */
function byHand(n: number, change: Partial<Capture> = {}, prefix = 'c'): Capture[] {
  return Array.from({ length: n }, (_, i) =>
    waitingCapture({ id: padded(prefix, i), key: `tiktok:post:${padded(prefix, i)}`, ...change }),
  );
}

/** n captures of an import. */
function bulk(importId: string, n: number, change: Partial<Capture> = {}): Capture[] {
  return byHand(n, { importId, ...change }, importId).map((capture, i) => ({
    ...capture,
    id: importedId(importId, i),
  }));
}

async function profileWith(captures: readonly Capture[], imports: Record<string, ImportState> = {}): Promise<Profile> {
  const profile = await Profile.create();
  await write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
    for (const [id, state] of Object.entries(imports))
      await tx.objectStore('imports').put({ id, library: 'private', createdAt: START, total: 1, state });
  });
  return profile;
}

const headOf = (profile: Profile, count?: boolean) => readQueue(reading(profile.db), 'scraper', START, count);
const idsOf = async (profile: Profile) => (await headOf(profile)).rows.map(({ id }) => id);

describe('the head of the queue', () => {
  it('is 200 rows of a group, and says how many requests the others need, if that is asked for', async () => {
    const profile = await profileWith(byHand(450));
    expect((await headOf(profile)).rows).toHaveLength(200);
    expect((await headOf(profile, true)).requestsBehind).toBe(5);
    expect((await headOf(profile)).requestsBehind).toBe(0);
  });

  it('is counted by what a request of the kind takes', async () => {
    const profile = await profileWith(byHand(203, { kind: 'creator' }));
    expect((await headOf(profile, true)).requestsBehind).toBe(3);
  });

  it('is all there is, when that is little', async () => {
    const captures = byHand(200);
    const profile = await profileWith(captures);
    expect(await idsOf(profile)).toEqual(captures.map(({ id }) => id));
    expect((await headOf(profile, true)).requestsBehind).toBe(0);
  });

  it.each([
    ['is held back', { notBefore: START + 1 }],
    ['was refused before', { refusals: 1 }],
  ])('reaches behind what %s', async (_, change) => {
    const profile = await profileWith([...byHand(400, change), ...byHand(5, {}, 'd')]);
    expect(await idsOf(profile)).toContain('d0004');
  });

  it('ends with the part in which there are 100 that may leave, from this moment on', async () => {
    const mayLeave = (n: number) => [
      ...byHand(n, { notBefore: START }),
      ...byHand(200 - n, { notBefore: START + 1 }, 'd'),
      ...byHand(1, {}, 'e'),
    ];
    expect(await idsOf(await profileWith(mayLeave(100)))).toHaveLength(200);
    expect(await idsOf(await profileWith(mayLeave(99)))).toHaveLength(201);
  });

  it('holds every suspect, however far behind it stands, and none twice', async () => {
    const suspect = { batchToken: 'token', refusals: 1 };
    const profile = await profileWith([...byHand(2, suspect, 'a'), ...byHand(300), ...byHand(2, suspect, 'z')]);
    const ids = await idsOf(profile);
    expect(ids.filter((id) => /^[az]/.test(id))).toEqual(['a0000', 'a0001', 'z0000', 'z0001']);
    expect(ids).toHaveLength(202);
  });

  it('holds no suspect that is being asked, leaves by another lane, or whose import is stopped', async () => {
    const suspect = { batchToken: 'token', refusals: 1 };
    const profile = await profileWith(
      [
        ...byHand(1, { ...suspect, status: 'sending' }, 'sending'),
        ...byHand(1, { ...suspect, kind: 'direct', platform: 'web' }, 'upload'),
        ...bulk('paused', 1, suspect),
      ],
      { paused: 'paused' },
    );
    expect(await idsOf(profile)).toEqual([]);
  });

  it('passes over imports that are paused or being cancelled, and reads those behind them', async () => {
    const profile = await profileWith([...byHand(1), ...['a', 'b', 'c', 'd'].flatMap((id) => bulk(id, 2))], {
      a: 'open',
      b: 'paused',
      c: 'cancelling',
      d: 'open',
    });
    const importIds = (await headOf(profile)).rows.map(({ importId }) => importId);
    expect(importIds).toEqual([undefined, 'a', 'a', 'd', 'd']);
  });

  it('counts nothing of a stopped import as waiting behind it', async () => {
    const profile = await profileWith([...byHand(210), ...bulk('b', 60)], { b: 'paused' });
    expect((await headOf(profile, true)).requestsBehind).toBe(1);
  });
});

describe('how many requests an import needs', () => {
  it('counts only its own, each site and kind by what a request takes', async () => {
    const profile = await profileWith([
      ...byHand(70),
      ...bulk('a', 101),
      ...bulk('b', 51).map((capture, i) => (i === 0 ? { ...capture, platform: 'youtube' as const } : capture)),
      ...bulk('c', 3, { kind: 'creator' }),
      ...bulk('d', 3, { status: 'ready' }),
    ]);
    const requests = (id: string) => countRequests(reading(profile.db), id);
    expect([await requests('a'), await requests('b'), await requests('c'), await requests('d')]).toEqual([3, 2, 3, 0]);
  });
});
