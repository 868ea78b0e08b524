import { describe, expect, it } from 'vitest';
import { acceptWebMedia } from '../../../utils/captures/media';
import { queueSummary, readCaptures, readStates } from '../../../utils/captures/read';
import { cancelCaptures } from '../../../utils/captures/take-back';
import { Profile, posts, SETTINGS, START } from './kit';

describe('reading captures', () => {
  it('gives them newest first, part by part, each once', async () => {
    const profile = await Profile.create();
    const urls = posts('tiktok', 25);
    await profile.save(urls.slice(0, 20));
    profile.clock.time += 1000;
    await profile.save(urls.slice(20));

    const read: string[] = [];
    let before: string | undefined;
    let more = true;
    while (more) {
      const part = await readCaptures(profile.db, { before, limit: 8 });
      read.push(...part.rows.map(({ url }) => url));
      before = part.rows.at(-1)?.id;
      more = part.more;
    }
    expect(read).toEqual(urls.toReversed());
  });

  it.each([
    [0, false],
    [4, false],
    [5, false],
    [6, true],
  ])('of %i, asked for five, there are more: %o', async (saved, more) => {
    const profile = await Profile.create();
    const urls = posts('tiktok', saved);
    if (saved > 0) await profile.save(urls);
    const part = await readCaptures(profile.db, { limit: 5 });
    expect(part.rows.map(({ url }) => url)).toEqual(urls.toReversed().slice(0, 5));
    expect(part.more).toBe(more);
  });

  it('says of each key the state of its newest capture that was not taken back', async () => {
    const profile = await Profile.create();
    const [url = ''] = posts('tiktok', 1);
    await profile.save([url]);
    await profile.work();
    profile.clock.time += 1000;
    const [again] = await profile.save([url], { again: true });
    const key = 'tiktok:post:7500000000000000000';
    expect(await readStates(profile.db, [key, 'tiktok:post:1'])).toMatchObject({ [key]: { state: 'queued' } });
    const id = again && 'captureId' in again ? again.captureId : '';
    await cancelCaptures(profile.db, [id], profile.clock.now());
    expect(await readStates(profile.db, [key])).toMatchObject({ [key]: { state: 'ready', library: 'private' } });
  });
});

describe('the summary of what waits', () => {
  it('says how many wait, when the next request leaves and how long it all takes', async () => {
    const profile = await Profile.create(1);
    await profile.save([...posts('tiktok', 120), ...posts('youtube', 10)]);
    const summary = await queueSummary(profile.db, START);
    expect(summary).toMatchObject({ waiting: 130, nextRequestAt: START, paused: false, halt: undefined });
    expect(Math.round(summary.waitMs / 60_000)).toBe(3);
  });

  it('counts from the next turn once a request has left', async () => {
    const profile = await Profile.create(1);
    await profile.save(posts('tiktok', 60));
    await profile.work({ until: START + 20_000 });
    const summary = await queueSummary(profile.db, profile.clock.now());
    expect(summary.waiting).toBe(10);
    expect(Math.round(((summary.nextRequestAt ?? 0) - START) / 1000)).toBe(60);
    expect(summary.waitMs).toBe((summary.nextRequestAt ?? 0) - profile.clock.now());
  });

  it('counts each request at the pace of its own lane: a file by its address does not wait for the posts', async () => {
    const profile = await Profile.create(1);
    await profile.save(posts('tiktok', 60));
    for (let i = 0; i < 30; i++) {
      const media = { kind: 'direct', url: `https://media.test/${i}.mp4` } as const;
      await acceptWebMedia(profile.db, media, SETTINGS, START);
    }
    const summary = await queueSummary(profile.db, START);
    expect(summary.waiting).toBe(90);
    expect(Math.round(summary.waitMs / 60_000)).toBe(1);
  });

  it('counts short links among what waits', async () => {
    const profile = await Profile.create();
    await profile.save([...posts('tiktok', 2), 'https://vm.tiktok.com/ZMabcdef/']);
    expect(await queueSummary(profile.db, START)).toMatchObject({ waiting: 3, resolving: 1 });
  });

  it('says that a key is missing', async () => {
    const profile = await Profile.create();
    expect((await queueSummary(profile.db, START, false)).halt).toBe('no-key');
  });
});
