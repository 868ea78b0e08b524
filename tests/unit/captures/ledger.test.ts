import { describe, expect, it } from 'vitest';
import { slowChat } from '../../../utils/background/library';
import { reading, write } from '../../../utils/captures/db';
import { dayOf, nextDayAt, readDay, setCap } from '../../../utils/captures/ledger';
import { queueSummary } from '../../../utils/captures/read';
import { costOf, requestsOf, secondsOf } from '../../../utils/captures/spent';
import { takeTurn } from '../../../utils/captures/take-turn';
import { Profile, posts, START } from './kit';

const today = async (profile: Profile) => readDay(reading(profile.db), profile.clock.now());
const cap = (profile: Profile, usd: number) => write(profile.db, (tx) => setCap(tx, usd));

describe('the ledger', () => {
  it('counts each request that leaves, and the posts it asks for', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 3));
    await profile.work({ until: START + 60_000 });
    await takeTurn(profile.db, 'search', profile.clock.now());
    const day = await today(profile);
    expect(day.posts).toBe(3);
    expect(day.requests).toMatchObject({ scraper: 1, search: 1 });
    expect(requestsOf(day)).toBe(profile.api.requests.length + 1);
  });

  it('counts a file that a page sends as a post, and no other question', async () => {
    const profile = await Profile.create(60);
    for (const lane of ['upload', 'search', 'chat'] as const) await takeTurn(profile.db, lane, START);
    const day = await today(profile);
    expect([day.posts, day.requests]).toEqual([1, { upload: 1, search: 1, chat: 1 }]);
  });

  it('counts posts of creators as many as are asked for', async () => {
    const profile = await Profile.create(60);
    await profile.save(['https://www.tiktok.com/@maker'], { count: 200 });
    await profile.work({ until: START + 20_000 });
    expect((await today(profile)).posts).toBe(200);
  });

  it('estimates by 40 s a post until the length is known', () => {
    const day = { day: '2026-11-22', requests: { search: 10, chat: 2 }, posts: 3, timed: 1, seconds: 100 };
    expect(secondsOf(day)).toBe(180);
    expect(costOf(day)).toBeCloseTo(0.018 + 0.001 + 0.002, 10);
  });

  it('begins anew with each day of the person', async () => {
    const profile = await Profile.create(60);
    await takeTurn(profile.db, 'search', profile.clock.now());
    profile.clock.time = nextDayAt(profile.clock.time);
    expect(requestsOf(await today(profile))).toBe(0);
    await takeTurn(profile.db, 'chat', profile.clock.now());
    expect((await today(profile)).requests).toEqual({ chat: 1 });
    expect((await readDay(reading(profile.db), START)).requests).toEqual({ search: 1 });
  });

  it('calls a day by its date', () => {
    expect(dayOf(new Date(2026, 0, 5, 12).getTime())).toBe('2026-01-05');
  });
});

describe('a cap of the day', () => {
  it('holds what would go beyond it, says until when, and lets it go on the next day', async () => {
    const profile = await Profile.create(60);
    await cap(profile, 0.3);
    await profile.save(posts('tiktok', 100));
    await profile.work({ until: START + 10 * 60_000 });
    expect(profile.api.imports.map(({ urls }) => urls.length)).toEqual([50]);
    const until = nextDayAt(START);
    expect(await queueSummary(profile.db, profile.clock.now())).toMatchObject({
      waiting: 50,
      cappedUntil: until,
      nextRequestAt: undefined,
    });
    await profile.work({ until: until + 60_000 });
    expect(profile.api.imports).toHaveLength(2);
    expect(profile.api.imports[1]?.at).toBeGreaterThanOrEqual(until);
  });

  it('holds nothing that stays within it', async () => {
    const profile = await Profile.create(60);
    await cap(profile, 0.5);
    await profile.save(posts('tiktok', 150));
    await profile.work({ until: START + 10 * 60_000 });
    expect(profile.api.imports.map(({ urls }) => urls.length)).toEqual([50, 50]);
  });

  it('lets the first request of a day leave even if that alone is more', async () => {
    const profile = await Profile.create(60);
    await cap(profile, 0.01);
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: START + 60_000 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('holds nothing once it is taken away', async () => {
    const profile = await Profile.create(60);
    await cap(profile, 0.01);
    await profile.save(posts('tiktok', 100));
    await profile.work({ until: START + 60_000 });
    await cap(profile, 0);
    await profile.work({ until: START + 120_000 });
    expect(profile.api.imports).toHaveLength(2);
  });
});

it('a chat that was told it asks too often makes the next question wait as long as it was told', async () => {
  const profile = await Profile.create();
  expect(await takeTurn(profile.db, 'chat', profile.clock.now())).toBe(0);
  await slowChat(profile.core(), 10 * 60_000);
  expect(await takeTurn(profile.db, 'chat', profile.clock.now())).toBeGreaterThanOrEqual(10 * 60_000);
  profile.clock.time += 11 * 60_000;
  expect(await takeTurn(profile.db, 'chat', profile.clock.now())).toBe(0);
});
