import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { setPaused } from '../../../utils/background/pause';
import { reading } from '../../../utils/captures/db';
import { beginCancelling, finishCancelling } from '../../../utils/captures/imports';
import { readMeta } from '../../../utils/captures/meta';
import { costOfFollowing } from '../../../utils/keep-up/cost';
import { changeFollowing, startFollowing } from '../../../utils/keep-up/follows';
import { saveDue } from '../../../utils/keep-up/save-due';
import { DEFAULT_SETTINGS } from '../../../utils/settings';
import { Profile, posts, START } from '../captures/kit';

const DAY = 24 * 60 * 60_000;
const MAKER = 'https://www.tiktok.com/@maker';

const follows = async (profile: Profile) => (await readMeta(reading(profile.db), 'follows')) ?? [];
const due = (profile: Profile) => saveDue(profile.core(), async () => DEFAULT_SETTINGS);
const follow = (profile: Profile, more = {}) =>
  startFollowing(profile.db, { url: MAKER, title: 'maker', every: 'day', count: 5, ...more }, profile.clock.now());

/** A profile that follows somebody since now. */
async function following(more = {}) {
  const profile = await Profile.create(60);
  await follow(profile, more);
  return profile;
}

describe('what is followed', () => {
  it('is saved at once, then each day, one request each with so many posts', async () => {
    const profile = await following();
    for (let day = 0; day < 3; day += 1) {
      const next = await due(profile);
      await profile.work({ until: profile.clock.now() + 60_000 });
      profile.clock.time = next;
    }
    expect(profile.api.imports.map(({ path, body }) => [path, body.username, body.scraper_cnt])).toEqual(
      Array(3).fill(['scraper', MAKER, 5]),
    );
  });

  it('is saved once after thirty days off, not thirty times', async () => {
    const profile = await following();
    await due(profile);
    await profile.work({ until: START + 60_000 });
    profile.clock.time += 30 * DAY;
    await profile.restart();
    await due(profile);
    await due(profile);
    await profile.work({ until: profile.clock.now() + 60_000 });
    expect(profile.api.imports).toHaveLength(2);
    expect((await follows(profile))[0]?.nextAt).toBeGreaterThan(profile.clock.now());
  });

  it('leaves behind what is saved by hand', async () => {
    const profile = await following();
    await due(profile);
    const [followed] = await profile.captures();
    await profile.save(posts('tiktok', 1));
    expect(followed?.importId).toBe((await follows(profile))[0]?.id);
    await profile.work({ until: START + 60_000 });
    expect(profile.api.imports.map(({ path }) => path)).toEqual(['scraper_url', 'scraper']);
  });

  it('does not pile up while nothing leaves', async () => {
    const profile = await following();
    await setPaused(profile.db, true);
    for (let day = 0; day < 5; day += 1) {
      await due(profile);
      profile.clock.time += DAY;
    }
    expect(await profile.captures()).toHaveLength(1);
  });

  it('waits while it is paused, and goes on where it is due when it is resumed', async () => {
    const profile = await following();
    const [{ id } = { id: '' }] = await follows(profile);
    await changeFollowing(profile.db, id, 'pause');
    expect(await due(profile)).toBe(Number.POSITIVE_INFINITY);
    expect(await profile.captures()).toHaveLength(0);
    await changeFollowing(profile.db, id, 'resume');
    await due(profile);
    expect(await profile.captures()).toHaveLength(1);
  });

  it('ends when it is stopped, and when all it brings is cancelled in the list of tasks', async () => {
    const profile = await following();
    await due(profile);
    const [{ id } = { id: '' }] = await follows(profile);
    await beginCancelling(profile.db, id);
    await finishCancelling(profile.db, profile.clock.now());
    profile.clock.time += DAY;
    await due(profile);
    expect(await follows(profile)).toEqual([]);
    await follow(profile);
    await changeFollowing(profile.db, (await follows(profile))[0]?.id ?? '', 'stop');
    expect(await follows(profile)).toEqual([]);
  });

  it('is one however often it is asked for, with what was wished last', async () => {
    const profile = await following();
    await follow(profile, { every: 'week', count: 7 });
    expect(await follows(profile)).toMatchObject([{ every: 'week', count: 7 }]);
  });

  it('survives damage of the database', async () => {
    const profile = await following();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await follows(profile)).toMatchObject([{ url: MAKER, every: 'day', count: 5 }]);
  });

  it('waits no longer than a day after the clock was set back a year', async () => {
    const profile = await following();
    await due(profile);
    await profile.work({ until: START + 60_000 });
    profile.clock.time -= 365 * DAY;
    await due(profile);
    expect(await profile.captures()).toHaveLength(2);
  });

  it.each([
    ['a post', 'https://www.tiktok.com/@maker/video/7500000000000000001'],
    ['a hashtag of a site that takes none', 'https://www.youtube.com/hashtag/pottery'],
    ['nothing of the sites', 'https://example.org/'],
  ])('is never %s', async (_, url) => {
    const profile = await Profile.create();
    await expect(follow(profile, { url })).rejects.toThrow();
  });
});

it('following says what it costs in a month', () => {
  expect(costOfFollowing({ every: 'day', count: 10 })).toEqual({ requests: 30, usd: expect.closeTo(1.2) });
  expect(costOfFollowing({ every: 'week', count: 10 }).requests).toBe(5);
});
