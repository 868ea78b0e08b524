import { describe, expect, it, vi } from 'vitest';
import { countCaptures, NO_COUNTS } from '../../../utils/background/counts';
import { receiptFor } from '../../../utils/background/receipt';
import type { Waker } from '../../../utils/background/wake';
import { acceptCaptures } from '../../../utils/captures/accept';
import { createPumps } from '../../../utils/captures/engine';
import { readImportFigures } from '../../../utils/captures/import-figures';
import { queueSummary, readStates } from '../../../utils/captures/read';
import { cancelCaptures, removeCaptures } from '../../../utils/captures/take-back';
import { Profile, posts, SETTINGS } from './kit';
import { rowsRead } from './row-meter';

// Thousands of rows take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const PORTION = 500;
const waker: Waker = { insure: async () => undefined, kick: () => undefined };

/** All kinds of work that a save sets going, once each, as far as they have something to do at this moment. */
async function wake(profile: Profile): Promise<void> {
  for (const pump of createPumps(profile.core())) await pump.run();
}

async function bring(profile: Profile, from: number): Promise<void> {
  const items = posts('tiktok', PORTION, from).map((url) => ({ url }));
  const importOf = { id: 'likes', name: 'TikTok likes' };
  await acceptCaptures(profile.db, { items, library: 'private', importOf }, SETTINGS, profile.clock.now());
}

/** A profile in which so many posts of an import wait, and the worker has come to rest. */
async function profileWith(waiting: number): Promise<Profile> {
  const profile = await Profile.create();
  for (let from = 0; from < waiting; from += PORTION) await bring(profile, from);
  await wake(profile);
  return profile;
}

/** Everything that happens from a click on: until it is answered, and by what it sets going. */
async function click(profile: Profile): Promise<void> {
  const results = await profile.save(posts('youtube', 1));
  await receiptFor({ core: profile.core(), waker }, results);
  await countCaptures(profile.db, NO_COUNTS);
  await readStates(profile.db, ['youtube:post:video000000']);
  await wake(profile);
}

describe('with thousands waiting', () => {
  it('a click reads as much with 6,000 as with 2,000, warm or by a worker that starts for it', async () => {
    const costs: number[][] = [];
    for (const waiting of [2_000, 6_000]) {
      const profile = await profileWith(waiting);
      const warm = await rowsRead(() => click(profile));
      const cold = await rowsRead(async () => {
        await profile.restart();
        await click(profile);
      });
      costs.push([warm, cold]);
    }
    console.info(`rows read at a click, warm and cold: ${costs.join(' with 2,000 and ')} with 6,000 waiting`);
    expect(costs[1]).toEqual(costs[0]);
    expect(Math.max(...(costs[1] ?? []))).toBeLessThan(100);
  });

  it('what an open popup asks at each change reads as much with 6,000 as with 2,000', async () => {
    const costs: number[] = [];
    for (const waiting of [2_000, 6_000]) {
      const { db, clock } = await profileWith(waiting);
      const [bulk] = await db.getAll('imports');
      costs.push(
        await rowsRead(async () => {
          // One request has left.
          expect((await queueSummary(db, clock.now())).waiting).toBe(waiting - 50);
          expect(bulk && (await readImportFigures(db, bulk)).counts.queued).toBe(waiting - 50);
        }),
      );
    }
    console.info(`rows read for the popup: ${costs.join(' with 2,000 and ')} with 6,000 waiting`);
    expect(costs[1]).toBe(costs[0]);
    // The head of the queue, from which the next requests are planned.
    expect(costs[1]).toBeLessThan(300);
  });

  it('an import that goes on reads the same for each portion, and makes no copy of what waits anyway', async () => {
    const profile = await profileWith(2_000);
    const portion = (from: number) =>
      rowsRead(async () => {
        await bring(profile, from);
        await wake(profile);
      });
    const first = await portion(2_000);
    for (let from = 2_500; from < 5_500; from += PORTION) await bring(profile, from);
    const later = await portion(5_500);
    expect(profile.ground.files.files.size).toBe(0);
    // Once in a while it is counted whether a copy has come to be worth it.
    expect(later).toBeLessThan(first + 7_000);
  });

  it('the history is copied when as much has changed as waits', async () => {
    const profile = await profileWith(2_000);
    const ids = (await profile.captures()).map(({ id }) => id);
    await cancelCaptures(profile.db, ids.slice(0, 1_500), profile.clock.now());
    await removeCaptures(profile.db, ids.slice(0, 1_500), profile.clock.now());
    await wake(profile);
    expect(profile.ground.files.files.size).toBe(1);
  });
});
