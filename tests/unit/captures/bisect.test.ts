import { describe, expect, it } from 'vitest';
import { afterAcceptance, afterRefusal, chunkSize, type RefusalContext } from '../../../utils/captures/bisect';
import { cancelCaptures } from '../../../utils/captures/take-back';
import { refusal } from './fake-api';
import { Profile, posts, START, waitingCapture } from './kit';

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
    const others = profile.api.imports.find(({ urls: sent }) => sent.length === 49);
    expect((others?.at ?? 0) - START).toBeLessThan(5_000);
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

describe('how many go into one request', () => {
  it.each([
    [undefined, 50],
    [1, 50],
    [2, 50],
    [3, 25],
    [4, 13],
    [9, 1],
    [20, 1],
  ])('after %s refusals: %i of 50', (refusals, size) => {
    expect(chunkSize(waitingCapture({ refusals }), 50, 50)).toBe(size);
  });

  it.each([
    [50, 50, 25],
    [7, 50, 4],
    [1, 50, 1],
    [80, 50, 25],
  ])('of %i suspects, %i at most a request: the first %i', (group, most, size) => {
    expect(chunkSize(waitingCapture({ batchToken: 'token', refusals: 9 }), group, most)).toBe(size);
  });
});

describe('what one refusal changes', () => {
  const detail = 'Invalid parameter: video_urls';
  function refuse(context: Partial<RefusalContext>) {
    let tokens = 0;
    const newToken = () => `token ${++tokens}`;
    const problem = { code: 'bad-parameter', detail } as const;
    return afterRefusal({
      sent: [],
      fellows: [],
      problem,
      okAt: undefined,
      othersWait: false,
      now: START,
      newToken,
      ...context,
    });
  }
  const two = (change = {}) =>
    [1, 2].map((i) => waitingCapture({ id: `c${i}`, key: `tiktok:post:100000${i}`, status: 'sending', ...change }));

  it('the first of a batch: the same again 5 s later, saying why', () => {
    const after = refuse({ sent: two({ leaseUntil: START + 1 }) });
    const expected = { status: 'queued', refusals: 1, notBefore: START + 5_000, updatedAt: START };
    expect(after).toEqual([expect.objectContaining(expected), expect.objectContaining(expected)]);
    for (const capture of after) {
      expect(capture.batchToken).toBeUndefined();
      expect(capture.leaseUntil).toBeUndefined();
      expect(capture.problem?.detail).toBe(detail);
    }
  });

  it('the second: suspects of one search, refused once more', () => {
    expect(refuse({ sent: two({ refusals: 1 }) })).toMatchObject([
      { batchToken: 'token 1', refusals: 2, status: 'queued' },
      { batchToken: 'token 1', refusals: 2, status: 'queued' },
    ]);
  });

  it('of one half of suspects: it is searched on, the other half is cleared', () => {
    const sent = two({ batchToken: 'search', refusals: 2 });
    const fellow = waitingCapture({
      id: 'fellow',
      batchToken: 'search',
      refusals: 2,
      problem: { code: 'bad-parameter' },
      leaseUntil: 1,
    });
    const [first, second, cleared] = refuse({ sent, fellows: [fellow], now: START + 9 });
    expect([first, second]).toMatchObject([
      { batchToken: 'search', refusals: 2 },
      { batchToken: 'search', refusals: 2 },
    ]);
    expect(cleared).toMatchObject({ id: 'fellow', status: 'queued', refusals: 2, updatedAt: START + 9 });
    expect([cleared?.batchToken, cleared?.problem, cleared?.leaseUntil]).toEqual([undefined, undefined, undefined]);
  });

  it('that names one by its id: a search of its own for that one, the others are cleared', () => {
    const [first, second] = two();
    if (!first || !second) throw new Error('two');
    const after = refuse({ sent: [first, second], problem: { code: 'bad-parameter', detail: 'bad video 1000002' } });
    expect(after.map(({ id, batchToken }) => [id, batchToken])).toEqual([
      ['c2', 'token 1'],
      ['c1', undefined],
    ]);
  });

  it.each([
    ['an id so short that it may be any number of the message', { key: 'tiktok:post:10000' }, 'error 10000'],
    [
      'a tag, which may be any word of the message',
      { kind: 'hashtag' as const, key: 'tiktok:hashtag:parameter' },
      detail,
    ],
  ])('names nobody by %s', (_, change, words) => {
    const [other] = two();
    if (!other) throw new Error('one');
    const named = waitingCapture({ id: 'named', url: 'https://www.tiktok.com/x', ...change });
    const after = refuse({ sent: [named, other], problem: { code: 'bad-parameter', detail: words } });
    expect(after.map(({ batchToken }) => batchToken)).toEqual([undefined, undefined]);
  });

  it('that names one by an id of six characters: long enough to be no word', () => {
    const [other] = two();
    if (!other) throw new Error('one');
    const named = waitingCapture({ id: 'named', key: 'youtube:post:abc123', url: 'https://youtu.be/x' });
    const after = refuse({ sent: [other, named], problem: { code: 'bad-parameter', detail: 'bad video abc123' } });
    expect(after[0]).toMatchObject({ id: 'named', batchToken: 'token 1' });
  });

  it('that repeats the whole request: accuses nobody', () => {
    const problem = { code: 'bad-parameter', detail: 'bad request: 1000001, 1000002' } as const;
    expect(refuse({ sent: two(), problem }).map(({ batchToken }) => batchToken)).toEqual([undefined, undefined]);
  });

  it('of some that were refused before and some that were not: searched, since no hiccup is left to hope for', () => {
    const [first, second] = two();
    if (!first || !second) throw new Error('two');
    const after = refuse({ sent: [first, { ...second, refusals: 1 }] });
    expect(after).toMatchObject([
      { batchToken: 'token 1', refusals: 1 },
      { batchToken: 'token 1', refusals: 2 },
    ]);
  });

  it('for what all share, of some that heard so before and some that did not: once more for all', () => {
    const problem = { code: 'folder-refused' } as const;
    const [first, second] = two();
    if (!first || !second) throw new Error('two');
    const after = refuse({ sent: [{ ...first, problem }, second], problem });
    expect(after.map(({ status }) => status)).toEqual(['queued', 'queued']);
  });

  it('for what all share: once more after a minute, then it has failed, and no search is left', () => {
    const problem = { code: 'folder-refused' } as const;
    const again = refuse({ sent: two(), problem });
    expect(again).toMatchObject([{ notBefore: START + 60_000 }, { notBefore: START + 60_000 }]);
    const failed = refuse({ sent: again, problem });
    expect(failed).toMatchObject([
      { status: 'failed', problem },
      { status: 'failed', problem },
    ]);
    for (const { refusals, notBefore } of failed) expect([refusals, notBefore]).toEqual([undefined, undefined]);
  });

  it('alone, while the API takes others: set aside for a minute', () => {
    const [alone] = refuse({ sent: two().slice(0, 1) });
    expect(alone).toMatchObject({ refusedAt: START, batchToken: 'token 1', notBefore: START + 60_000 });
  });

  it('alone, with others waiting of which none was taken since: set aside for three hours', () => {
    const [alone] = refuse({ sent: two().slice(0, 1), othersWait: true, okAt: START });
    expect(alone?.notBefore).toBe(START + 3 * 60 * 60_000);
  });

  it.each([
    ['a minute later', { okAt: START + 1, othersWait: true, now: START + 60_000 }, 'failed'],
    ['sooner than a minute', { okAt: START + 1, othersWait: true, now: START + 59_999 }, 'queued'],
    ['a minute later, of a server that took nothing since', { othersWait: true, now: START + 60_000 }, 'queued'],
    ['three hours later, of such a server', { othersWait: true, now: START + 3 * 60 * 60_000 }, 'failed'],
  ])('alone a second time, %s', (_, context, status) => {
    const [alone] = refuse({ sent: two({ refusedAt: START }).slice(0, 1), ...context });
    expect(alone?.status).toBe(status);
    if (status === 'queued') expect(alone?.notBefore).toBeGreaterThanOrEqual(context.now + 60_000);
  });
});

describe('what the API takes', () => {
  it('brings a doubtful second look forward to a minute after the first refusal, and touches nothing else', () => {
    const doubtful = waitingCapture({ id: 'doubtful', refusedAt: START, notBefore: START + 3 * 60 * 60_000 });
    const soonAnyway = waitingCapture({ id: 'soon', refusedAt: START, notBefore: START + 60_000 });
    const beingAsked = { ...doubtful, id: 'asked', status: 'sending' as const };
    const suspect = waitingCapture({ id: 'suspect', batchToken: 'token', notBefore: START + 3 * 60 * 60_000 });
    const changed = afterAcceptance([doubtful, soonAnyway, beingAsked, suspect, waitingCapture()]);
    expect(changed).toEqual([{ ...doubtful, notBefore: START + 60_000 }]);
  });
});
