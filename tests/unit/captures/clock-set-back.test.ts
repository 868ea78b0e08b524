import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { createPumps } from '../../../utils/captures/engine';
import { writeMeta } from '../../../utils/captures/meta';
import { queueSummary } from '../../../utils/captures/read';
import { refusal } from './fake-api';
import { Profile, posts } from './kit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SET_BACKS = [
  ['6 hours', 6 * HOUR],
  ['a day', DAY],
  ['400 days', 400 * DAY],
] as const;

/** 12 saves of three sites that wait: three requests at the published pace. */
async function waitingProfile(): Promise<Profile> {
  const profile = await Profile.create();
  for (const platform of ['tiktok', 'youtube', 'instagram'] as const) await profile.save(posts(platform, 4));
  return profile;
}

/** How long three requests may take: one leaves after gathering, each further one a pause later. */
const COMPUTED_MS = 5_000 + 2 * (MINUTE + 100);

describe.each(SET_BACKS)('the clock is set back by %s', (_, back) => {
  it('before the next start: everything leaves within the computed time', async () => {
    const profile = await waitingProfile();
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + COMPUTED_MS });
    expect(profile.api.imports.flatMap(({ urls }) => urls)).toHaveLength(12);
  });

  it('while the worker lives: everything leaves within the computed time', async () => {
    const profile = await waitingProfile();
    const pumps = createPumps(profile.core());
    for (const pump of pumps) await pump.run();
    profile.clock.time -= back;
    const end = profile.clock.now() + COMPUTED_MS;
    while (profile.clock.now() <= end) {
      const next = Math.min(...(await Promise.all(pumps.map((pump) => pump.run()))));
      profile.clock.time = Math.max(profile.clock.time + 1, Math.min(next, end + 1));
    }
    expect(profile.api.imports.flatMap(({ urls }) => urls)).toHaveLength(12);
  });

  it('the next request is said to leave at a time that comes, not at one that moves on', async () => {
    const profile = await waitingProfile();
    profile.clock.time -= back;
    const pumps = createPumps(profile.core());
    for (const pump of pumps) await pump.run();
    const said = (await queueSummary(profile.db, profile.clock.now())).nextRequestAt ?? 0;
    profile.clock.time += 2_000;
    expect((await queueSummary(profile.db, profile.clock.now())).nextRequestAt).toBe(said);
  });

  it('what was held back after a fault waits as long as it was meant to, and no longer', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: { status: 503, text: 'oops' } });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 5_000 });
    expect((await profile.captures())[0]?.notBefore).toBeGreaterThan(profile.clock.now());
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + MINUTE });
    expect(profile.api.imports).toHaveLength(2);
  });

  it('a time to wait that the API asked for is not heeded for longer than it can have meant', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0429', 'slow', { 'Retry-After': '120' }) });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 6_000 });
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 5 * MINUTE });
    expect(profile.api.imports).toHaveLength(2);
  });

  it('what was sent is asked for at once and then as ever', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = 20 * MINUTE;
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 10 * MINUTE });
    profile.clock.time -= back;
    profile.api.downloadMs = -2 * back;
    profile.api.indexMs = -2 * back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 11 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('a halt that ends by itself ends', async () => {
    const profile = await waitingProfile();
    await write(profile.db, (tx) => writeMeta(tx, 'halt', { code: 'no-credits', until: profile.clock.now() + HOUR }));
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + HOUR + COMPUTED_MS });
    expect(await profile.statuses()).not.toHaveProperty('queued');
  });

  it('leaves no time ahead of now in any row, and changes nothing a second time', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    await profile.work();
    await profile.save(posts('youtube', 2));
    profile.clock.time -= back;
    const now = profile.clock.now();
    await profile.restart();
    for (const pump of createPumps(profile.core())) await pump.run();
    const times = (await profile.captures()).flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]);
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    const before = profile.ground.local.items.journal;
    await profile.restart();
    for (const pump of createPumps(profile.core())) await pump.run();
    expect(profile.ground.local.items.journal).toEqual(before);
  });
});

describe.each(SET_BACKS)('the clock is put ahead by %s while a task is followed', (_, ahead) => {
  it('the task is asked for as before, not given up, and what is ready is soon known to be', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = ahead + 5 * MINUTE;
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + MINUTE });
    profile.clock.time += ahead;
    await profile.work({ until: profile.clock.now() + 10 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 2 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('and back again: the same', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = 5 * MINUTE;
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + 30_000 });
    profile.clock.time += ahead;
    profile.api.down = { status: 503, text: 'later' };
    await profile.work({ until: profile.clock.now() + 30_000 });
    profile.clock.time -= ahead;
    profile.api.down = undefined;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 15 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });
});
