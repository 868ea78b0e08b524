import { describe, expect, it } from 'vitest';
import { cancelCaptures } from '../../../utils/captures/take-back';
import { refusal } from './fake-api';
import { Profile, posts } from './kit';

/** Saves posts of which some are bad, works to the end, and tells what came of it. */
async function sendWithBad(count: number, badOnes: readonly number[]) {
  const profile = await Profile.create(60);
  const urls = posts('youtube', count);
  for (const i of badOnes) profile.api.bad.add(urls[i] ?? '');
  await profile.save(urls);
  await profile.work();
  const captures = await profile.captures();
  const failed = captures.filter(({ status }) => status === 'failed');
  const alone = failed.map(({ url }) => profile.api.imports.filter(({ urls }) => urls.length === 1 && urls[0] === url));
  return {
    requests: profile.api.imports.length,
    /** Of each failed one, the times at which it was asked by itself. */
    alone: alone.map((asked) => asked.map(({ at }) => at)),
    ready: captures.filter(({ status }) => status === 'ready').length,
    failed: failed.map(({ url }) => urls.indexOf(url)),
    problems: [...new Set(failed.map(({ problem }) => problem?.code))],
  };
}

describe('a batch with bad addresses in it', () => {
  it('delivers 47 of 50 and names the 3 bad ones', async () => {
    const { requests, ready, failed, problems } = await sendWithBad(50, [4, 23, 41]);
    expect({ ready, failed, problems }).toEqual({ ready: 47, failed: [4, 23, 41], problems: ['bad-parameter'] });
    console.info(`50 posts with 3 bad: ${requests} requests`);
    expect(requests).toBeLessThanOrEqual(23 + 3 + 3);
  });

  it.each([
    ['the first', 50, [0]],
    ['the last', 50, [49]],
    ['two neighbours', 50, [24, 25]],
    ['one of an odd number', 7, [3]],
    ['both of two', 2, [0, 1]],
    ['all of ten', 10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['the only one', 1, [0]],
  ])('finds %s', async (_, count, bad) => {
    const { requests, ready, failed } = await sendWithBad(count, bad);
    expect({ ready, failed }).toEqual({ ready: count - bad.length, failed: bad });
    console.info(`${count} posts with ${bad.length} bad: ${requests} requests`);
  });

  it('finds one bad address in at most 11 requests, the second look included', async () => {
    for (const bad of [0, 25, 49]) expect((await sendWithBad(50, [bad])).requests).toBeLessThanOrEqual(11);
  });

  it.each([
    ['one of eight', 8, [3]],
    ['the last of two', 2, [1]],
    ['a lone one', 1, [0]],
  ])('fails %s only when it was refused by itself twice, a minute apart', async (_, count, bad) => {
    for (const [first = 0, second = 0] of (await sendWithBad(count, bad)).alone) {
      expect(second - first).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('asks the one that a refusal names by itself, and lets the others go at once', async () => {
    const profile = await Profile.create(60);
    const urls = posts('tiktok', 50);
    profile.api.bad.add(urls[30] ?? '');
    profile.api.namesBad = true;
    await profile.save(urls);
    await profile.work();
    expect(profile.api.imports.map(({ urls: sent }) => sent.length).sort()).toEqual([1, 1, 49, 50]);
    const [failed] = (await profile.captures()).filter(({ status }) => status === 'failed');
    expect(failed?.url).toBe(urls[30]);
    expect(failed?.problem?.detail).toContain('not supported');
  });

  it('fails nobody who is named once and taken by itself', async () => {
    const profile = await Profile.create(60);
    const urls = posts('tiktok', 50);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', `video not supported: ${urls[30]}`) });
    await profile.save(urls);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it.each([1, 2, 8, 50])('asks %i posts once more after a hiccup, and fails nobody', async (count) => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'invalid parameter') });
    await profile.save(posts('tiktok', count));
    await profile.work();
    expect(profile.api.imports).toHaveLength(2);
    expect(await profile.statuses()).toEqual({ ready: count });
  });

  it('fails nobody by two refusals of which the second comes from a server that refuses everything', async () => {
    const profile = await Profile.create(60);
    const answer = refusal('0001', 'invalid parameter');
    profile.api.faults.push({ path: 'scraper_url', answer }, { path: 'scraper_url', answer });
    profile.api.faults.push({ path: 'list_videos', answer });
    await profile.save(posts('tiktok', 1));
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('a set-aside one holds up nobody, and is asked after all others', async () => {
    const profile = await Profile.create(1);
    const urls = posts('tiktok', 8);
    profile.api.bad.add(urls[0] ?? '');
    await profile.save(urls);
    await profile.work();
    expect(profile.api.imports.at(-1)?.urls).toEqual([urls[0]]);
    expect(await profile.statuses()).toEqual({ ready: 7, failed: 1 });
  });

  it('does not take a refusal that repeats the whole request for an accusation of all', async () => {
    const profile = await Profile.create(60);
    const urls = posts('tiktok', 4);
    profile.api.bad.add(urls[1] ?? '');
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', `bad request: ${JSON.stringify(urls)}`) });
    await profile.save(urls);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 3, failed: 1 });
  });

  it('does not search for a bad address when the refusal names a parameter that all share', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'callback_url is not reachable') });
    await profile.save(posts('tiktok', 50));
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'callback_url is not reachable') });
    await profile.work();
    expect(profile.api.imports).toHaveLength(2);
    expect(await profile.statuses()).toEqual({ failed: 50 });
  });

  it('fails nobody by one such refusal', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'callback_url is not reachable') });
    await profile.save(posts('tiktok', 50));
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it('blames nobody who is left over when a suspect was taken back during the search', async () => {
    const profile = await Profile.create(1);
    const urls = posts('tiktok', 4);
    profile.api.bad.add(urls[3] ?? '');
    await profile.save(urls);
    await profile.work({ until: profile.clock.now() + 150_000 });
    const suspects = (await profile.captures()).filter(({ batchToken }) => batchToken);
    expect(suspects.map(({ url }) => urls.indexOf(url))).toEqual([2, 3]);
    const culprit = suspects.find(({ url }) => url === urls[3]);
    await cancelCaptures(profile.db, [culprit?.id ?? ''], profile.clock.now());
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 3, cancelled: 1 });
  });

  it('lets new saves go their own way meanwhile', async () => {
    const profile = await Profile.create(1);
    const urls = posts('tiktok', 50);
    profile.api.bad.add(urls[0] ?? '');
    await profile.save(urls);
    await profile.work({ until: profile.clock.now() + 30_000 });
    await profile.save(posts('tiktok', 2, 100));
    await profile.work({ until: profile.clock.now() + 240_000 });
    const fresh = profile.api.imports.findIndex((request) => request.urls.includes(posts('tiktok', 1, 100)[0] ?? ''));
    expect(fresh).toBeLessThanOrEqual(2);
    expect(profile.api.imports[fresh]?.urls).toHaveLength(2);
  });
});
