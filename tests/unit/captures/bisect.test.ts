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
  return {
    requests: profile.api.imports.length,
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
    expect(requests).toBeLessThanOrEqual(23);
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

  it('finds one bad address in at most 8 requests, where plain halving takes 12', async () => {
    for (const bad of [0, 7, 25, 33, 49]) expect((await sendWithBad(50, [bad])).requests).toBeLessThanOrEqual(8);
  });

  it('takes the word of a refusal that names the address: one further request', async () => {
    const profile = await Profile.create(60);
    const urls = posts('tiktok', 50);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0003', `video not supported: ${urls[30]}`) });
    await profile.save(urls);
    await profile.work();
    expect(profile.api.imports).toHaveLength(2);
    const [failed] = (await profile.captures()).filter(({ status }) => status === 'failed');
    expect(failed?.url).toBe(urls[30]);
    expect(failed?.problem?.detail).toContain('not supported');
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
    await profile.work();
    expect(profile.api.imports).toHaveLength(1);
    expect(await profile.statuses()).toEqual({ failed: 50 });
  });

  it('blames nobody who is left over when a suspect was taken back during the search', async () => {
    const profile = await Profile.create(1);
    const urls = posts('tiktok', 4);
    profile.api.bad.add(urls[3] ?? '');
    await profile.save(urls);
    await profile.work({ until: profile.clock.now() + 70_000 });
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
    await profile.work({ until: profile.clock.now() + 180_000 });
    const fresh = profile.api.imports.findIndex((request) => request.urls.includes(posts('tiktok', 1, 100)[0] ?? ''));
    expect(fresh).toBeLessThanOrEqual(2);
    expect(profile.api.imports[fresh]?.urls).toHaveLength(2);
  });
});
