import { describe, expect, it } from 'vitest';
import { reading, write } from '../../../utils/captures/db';
import {
  freeAt,
  freeToTakeAt,
  laneTrouble,
  leavesBy,
  noteFruitless,
  occupy,
  pauseMs,
  slowDown,
  speedUp,
} from '../../../utils/captures/lanes';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import type { Lane, LaneName } from '../../../utils/captures/rows';
import { takeTurn } from '../../../utils/captures/take-turn';
import { Profile, START } from './kit';

const MINUTE = 60_000;
const no = () => 0;

const laneOf = (profile: Profile, name: LaneName) => readMeta(reading(profile.db), `lane:${name}`);
const freeOf = (profile: Profile, name: LaneName, now: number) => freeAt(reading(profile.db), name, now);

async function profileWith(name: LaneName, lane: Partial<Lane>): Promise<Profile> {
  const profile = await Profile.create(1);
  await write(profile.db, (tx) => writeMeta(tx, `lane:${name}`, { lastAt: START, strikes: 0, waitMs: 0, ...lane }));
  return profile;
}

describe('what leaves by which lane', () => {
  it.each([
    ['scraper', { kind: 'post', platform: 'tiktok' }],
    ['scraper', { kind: 'creator', platform: 'youtube' }],
    ['scraper', { kind: 'hashtag', platform: 'instagram' }],
    ['upload', { kind: 'direct', platform: 'web' }],
    ['upload', { kind: 'image', platform: 'web' }],
  ] as const)('%s: %o', (lane, capture) => {
    expect(leavesBy(lane, capture)).toBe(true);
    expect(leavesBy(lane === 'scraper' ? 'upload' : 'scraper', capture)).toBe(false);
  });

  it('a file of the person’s own by none, also if it is an image', () => {
    for (const lane of ['scraper', 'upload'] as const) {
      expect(leavesBy(lane, { kind: 'image', platform: 'local' })).toBe(false);
      expect(leavesBy(lane, { kind: 'file', platform: 'local' })).toBe(false);
    }
  });
});

describe('when the next request of a lane may leave', () => {
  it.each([
    ['status', 1050],
    ['upload', 1050],
    ['manage', 210],
    ['search', 1050],
    ['transcript', 1050],
    ['chat', 30_100],
  ] as const)('%s: a little after the published interval', async (name, pause) => {
    const profile = await profileWith(name, {});
    expect(await pauseMs(reading(profile.db), name)).toBe(pause);
    expect(await freeOf(profile, name, START)).toBe(START + pause);
  });

  it('scraper: as the person set it, and a minute where nothing is set', async () => {
    const profile = await Profile.create(60);
    expect(await pauseMs(reading(profile.db), 'scraper')).toBe(1050);
    await write(profile.db, (tx) => writeMeta(tx, 'scraperIntervalMs', undefined));
    expect(await pauseMs(reading(profile.db), 'scraper')).toBe(MINUTE + 100);
  });

  it('at once, if none has ever left', async () => {
    const profile = await Profile.create();
    expect(await freeOf(profile, 'status', START)).toBeLessThan(START);
  });

  it('half as often while somebody else shares the account, and no longer than a quarter of an hour', async () => {
    const profile = await profileWith('status', { sharedUntil: START + 15 * MINUTE });
    expect(await freeOf(profile, 'status', START)).toBe(START + 2100);
    expect(await freeOf(profile, 'status', START + 15 * MINUTE)).toBe(START + 1050);
    // So far ahead it can only stand after the clock was set back.
    expect(await freeOf(profile, 'status', START - 1)).toBe(START - 1 + 1050);
  });

  it('after the wait of a fault where that is longer', async () => {
    const profile = await profileWith('status', { waitMs: 4 * MINUTE });
    expect(await freeOf(profile, 'status', START + 10)).toBe(START + 4 * MINUTE);
  });

  it('a full pause after a clock that was set back, which does not begin anew with each look', async () => {
    const profile = await profileWith('status', { lastAt: START + 60 * MINUTE });
    const free = (now: number) => write(profile.db, (tx) => freeToTakeAt(tx, 'status', now));
    expect(await free(START)).toBe(START + 1050);
    expect(await free(START + 500)).toBe(START + 1050);
  });

  it('a turn is taken by one, and the next is told how long to wait', async () => {
    const profile = await Profile.create();
    expect(await takeTurn(profile.db, 'status', START)).toBe(0);
    expect(await takeTurn(profile.db, 'status', START + 50)).toBe(1000);
    expect(await takeTurn(profile.db, 'status', START + 1050)).toBe(0);
    expect((await laneOf(profile, 'status'))?.lastAt).toBe(START + 1050);
  });

  it('being taken forgets nothing that was known of the lane', async () => {
    const known = { strikes: 2, waitMs: 7, okAt: 5, fruitless: 3, sharedUntil: 9 };
    const profile = await profileWith('status', known);
    await write(profile.db, (tx) => occupy(tx, 'status', START + 1));
    expect(await laneOf(profile, 'status')).toEqual({ ...known, lastAt: START + 1 });
  });
});

describe('"too many requests"', () => {
  const slow = (profile: Profile, now: number, retryAfterMs?: number, name: LaneName = 'scraper') =>
    write(profile.db, (tx) => slowDown(tx, name, now, no, retryAfterMs));

  it('at the published pace: somebody else uses the account, so minutes, and half the pace for a while', async () => {
    const profile = await Profile.create(1);
    await slow(profile, START);
    expect(await laneOf(profile, 'scraper')).toMatchObject({
      lastAt: START,
      strikes: 1,
      waitMs: 2 * MINUTE,
      sharedUntil: START + 15 * MINUTE,
    });
    await slow(profile, START + 5);
    expect(await laneOf(profile, 'scraper')).toMatchObject({ strikes: 2, waitMs: 4 * MINUTE });
  });

  it('at a faster pace of the person’s own: seconds, and nobody else is suspected', async () => {
    const profile = await Profile.create(60);
    await slow(profile, START);
    const lane = await laneOf(profile, 'scraper');
    expect(lane).toMatchObject({ strikes: 1, waitMs: 1000 });
    expect(lane?.sharedUntil).toBeUndefined();
  });

  it('with Retry-After: exactly that at the first time, at least that later', async () => {
    const profile = await Profile.create(1);
    await slow(profile, START, 1500);
    expect((await laneOf(profile, 'scraper'))?.waitMs).toBe(1500);
    await slow(profile, START, 1500);
    expect((await laneOf(profile, 'scraper'))?.waitMs).toBe(4 * MINUTE);
    await slow(profile, START, 60 * MINUTE);
    expect((await laneOf(profile, 'scraper'))?.waitMs).toBe(60 * MINUTE);
  });
});

describe('a lane in which nothing comes through', () => {
  async function fruitless(profile: Profile, kind: 'fault' | 'refusal', times: number): Promise<number[]> {
    const waits: number[] = [];
    for (let i = 0; i < times; i++) {
      await write(profile.db, (tx) => noteFruitless(tx, 'scraper', START + i, no, kind));
      waits.push(((await laneOf(profile, 'scraper'))?.waitMs ?? -1) / MINUTE);
    }
    return waits;
  }

  it('waits minutes from the third fault on', async () => {
    const profile = await Profile.create();
    expect(await fruitless(profile, 'fault', 6)).toEqual([0, 0, 2, 4, 8, 15]);
    expect(await laneOf(profile, 'scraper')).toMatchObject({ fruitless: 6, lastAt: START + 5 });
  });

  it('… and from the tenth refusal on: a search for bad addresses meets some', async () => {
    expect(await fruitless(await Profile.create(), 'refusal', 11)).toEqual([...Array(9).fill(0), 2, 4]);
  });

  it('runs at its own pace again as soon as something is taken', async () => {
    const profile = await Profile.create();
    await fruitless(profile, 'fault', 4);
    await write(profile.db, (tx) => speedUp(tx, 'scraper', START + 100));
    expect(await laneOf(profile, 'scraper')).toEqual({
      lastAt: START + 100,
      okAt: START + 100,
      strikes: 0,
      waitMs: 0,
      sharedUntil: undefined,
    });
  });

  it('begins so, also if it was never used before', async () => {
    const profile = await Profile.create();
    await write(profile.db, (tx) => speedUp(tx, 'scraper', START));
    expect(await laneOf(profile, 'scraper')).toMatchObject({ lastAt: START, okAt: START, strikes: 0 });
  });

  it('… but still shares it with whoever shared it', async () => {
    const profile = await profileWith('scraper', { strikes: 2, sharedUntil: START + MINUTE });
    await write(profile.db, (tx) => speedUp(tx, 'scraper', START));
    expect(await laneOf(profile, 'scraper')).toMatchObject({ strikes: 0, sharedUntil: START + MINUTE });
  });
});

describe('what is told of a lane', () => {
  it.each([
    ['nothing, while it runs', {}, undefined],
    ['that somebody shares the account', { strikes: 1, sharedUntil: START + 1 }, 'shared'],
    ['nothing of somebody who shared it until now', { strikes: 1, sharedUntil: START }, undefined],
    ['nothing of somebody who leaves room', { strikes: 0, sharedUntil: START + 1 }, undefined],
    ['that nothing comes through', { fruitless: 3, waitMs: 1 }, 'faults'],
    ['nothing of a first fault', { fruitless: 1, waitMs: 0 }, undefined],
    ['nothing of a wait for another reason', { fruitless: 0, waitMs: 1 }, undefined],
  ])('%s', async (_, lane, trouble) => {
    const profile = await profileWith('scraper', lane);
    expect(await laneTrouble(reading(profile.db), 'scraper', START)).toBe(trouble);
  });

  it('nothing of a lane that was never used', async () => {
    const profile = await Profile.create();
    expect(await laneTrouble(reading(profile.db), 'scraper', START)).toBeUndefined();
  });
});
