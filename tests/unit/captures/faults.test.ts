import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS } from '../../../utils/captures/backoff';
import { reading, write } from '../../../utils/captures/db';
import { type Fault, settleFault } from '../../../utils/captures/faults';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import { queueSummary } from '../../../utils/captures/read';
import type { Capture } from '../../../utils/captures/types';
import { ApiError } from '../../../utils/memories/errors';
import { refusal } from './fake-api';
import { Profile, posts, START, waitingCapture } from './kit';

const MINUTE = 60_000;

/** 50 posts wait; the first requests for them are answered so. */
async function profileWith(...answers: (ReturnType<typeof refusal> | 'cut')[]): Promise<Profile> {
  const profile = await Profile.create(60);
  profile.api.faults.push(...answers.map((answer) => ({ path: 'scraper_url', answer })));
  await profile.save(posts('tiktok', 50));
  return profile;
}

describe('what the API answers, and what becomes of the captures', () => {
  it.each([
    ['key-refused', refusal('0401', 'unauthorised')],
    ['key-refused', refusal(9009, 'permission denied')],
    ['account-disabled', refusal('0403', 'disabled')],
  ])('%s: stops, keeps everything, and goes on once a key works', async (code, answer) => {
    const profile = await profileWith(answer);
    await profile.work();
    expect(profile.api.imports).toHaveLength(1);
    expect(await profile.statuses()).toEqual({ queued: 50 });
    expect(await queueSummary(profile.db, profile.clock.now())).toMatchObject({ halt: code, nextRequestAt: undefined });
    await write(profile.db, (tx) => writeMeta(tx, 'halt', undefined));
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it('no key: keeps everything and asks nothing', async () => {
    const profile = await profileWith();
    profile.apiKey = '';
    await profile.work();
    expect(profile.api.requests).toHaveLength(0);
    expect(await profile.statuses()).toEqual({ queued: 50 });
    profile.apiKey = 'sk-new';
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it('a key that no header can carry counts as refused, not as a fault of the network', async () => {
    const profile = await profileWith();
    profile.apiKey = 'sk-\u{1f511}';
    await profile.work();
    expect((await queueSummary(profile.db, profile.clock.now())).halt).toBe('key-refused');
  });

  it('no credits: pauses for an hour, then asks again by itself', async () => {
    const profile = await profileWith(refusal('0402', 'insufficient credits'));
    await profile.work({ until: START + 59 * MINUTE });
    expect(profile.api.imports).toHaveLength(1);
    expect((await queueSummary(profile.db, profile.clock.now())).halt).toBe('no-credits');
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it('duplicate: the library has it, so it is done', async () => {
    const profile = await profileWith(refusal('0409', 'duplicate request'));
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 50 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('too many requests: the same request again after 1, 2, 4 … s, the whole lane waiting', async () => {
    const profile = await profileWith(...Array.from({ length: 4 }, () => refusal(429, 'slow down')));
    await profile.work();
    const { imports } = profile.api;
    const gaps = imports.slice(1).map(({ at }, i) => Math.round((at - (imports[i]?.at ?? 0)) / 1000));
    expect(gaps).toEqual([1, 2, 4, 8]);
    expect(new Set(imports.map(({ urls }) => urls.join())).size).toBe(1);
    expect(await profile.statuses()).toEqual({ ready: 50 });
  });

  it('too many requests although the pace was kept: another computer has the same key, so minutes', async () => {
    const profile = await Profile.create(1);
    const slow = refusal('0429', 'too many requests');
    profile.api.faults.push({ path: 'scraper_url', answer: slow }, { path: 'scraper_url', answer: slow });
    await profile.save([...posts('tiktok', 50), ...posts('youtube', 50)]);
    await profile.work({ until: START + MINUTE });
    expect((await queueSummary(profile.db, profile.clock.now())).trouble).toBe('shared');
    await profile.work();
    const times = profile.api.imports.map(({ at }) => at);
    const gaps = times.slice(1).map((at, i) => Math.round((at - (times[i] ?? 0)) / MINUTE));
    expect(gaps).toEqual([2, 4, 2]);
    expect(await profile.statuses()).toEqual({ ready: 100 });
  });

  it('too many requests with Retry-After: waits as long as asked', async () => {
    const profile = await profileWith(refusal('0429', 'slow down', { 'Retry-After': '120' }));
    await profile.work();
    const [first, second] = profile.api.imports;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(120_000);
  });

  it.each([
    ['no network', 'cut' as const],
    ['a gateway error', { status: 503, text: '{"timestamp":1,"path":"/","status":503,"error":"Service Unavailable"}' }],
    ['a page of HTML', { status: 502, text: '<html>Bad Gateway</html>' }],
    ['HTML inside HTTP 200', { text: '<html>maintenance</html>' }],
    ['success without a task id', { text: '{"code":"0000","data":null,"success":true,"failed":false}' }],
    ['success without data', { text: '{"code":"0000","msg":"success"}' }],
  ])('%s: tries again by itself', async (_, answer) => {
    const profile = await profileWith(answer, answer);
    await profile.work();
    expect(profile.api.imports).toHaveLength(3);
    expect(await profile.statuses()).toEqual({ ready: 50 });
    expect((await profile.captures()).some(({ problem }) => problem)).toBe(false);
  });

  it.each([
    ['0001 that names nothing', refusal('0001', 'Network error')],
    ['0001 for a path that is gone', refusal('0001', 'No static resource serve/api/v1/scraper_url.')],
    ['an envelope that finds nothing', refusal('0404', 'not found')],
  ])('%s on a save passes: tries again by itself', async (_, answer) => {
    for (const count of [1, 50]) {
      const profile = await Profile.create(60);
      profile.api.faults.push({ path: 'scraper_url', answer });
      await profile.save(posts('tiktok', count));
      await profile.work();
      expect(profile.api.imports).toHaveLength(2);
      expect(await profile.statuses()).toEqual({ ready: count });
    }
  });

  it.each([
    ['names nothing', 'Network error'],
    ['names a parameter', 'Invalid parameter: video_urls'],
  ])(
    'a server that answers 0001 to everything for an hour, and %s: fails nothing, asks rarely, says so',
    async (_, msg) => {
      const profile = await Profile.create(1);
      profile.api.down = refusal('0001', msg);
      await profile.save([...posts('tiktok', 60), ...posts('youtube', 20)]);
      await profile.work({ until: START + 60 * MINUTE });
      expect(await profile.statuses()).toEqual({ queued: 80 });
      console.info(`an hour of 0001 (${msg}): ${profile.api.imports.length} requests`);
      expect(profile.api.imports.length).toBeLessThanOrEqual(16);
      expect((await queueSummary(profile.db, profile.clock.now())).trouble).toBe('faults');
      profile.api.down = undefined;
      await profile.work();
      expect(await profile.statuses()).toEqual({ ready: 80 });
      expect((await queueSummary(profile.db, profile.clock.now())).trouble).toBeUndefined();
    },
  );

  it('a batch that the server stumbles over gets through in parts, while others are taken', async () => {
    const profile = await Profile.create(60);
    const [poison = ''] = posts('tiktok', 1, 20);
    profile.api.poison.add(poison);
    await profile.save(posts('tiktok', 50));
    for (let i = 0; i < 12; i++) {
      profile.clock.time += 60_000;
      await profile.save(posts('youtube', 1, i));
      await profile.work({ until: profile.clock.now() + 60_000 });
    }
    const waiting = (await profile.captures()).filter(({ status }) => status === 'queued').map(({ url }) => url);
    expect(waiting).toContain(poison);
    expect(waiting.length).toBeLessThanOrEqual(2);
  });

  it('a fault of one batch does not hold back another', async () => {
    const profile = await profileWith({ status: 500, text: 'oops' });
    profile.clock.time += 1;
    await profile.save(posts('youtube', 50));
    profile.clock.time += 1;
    await profile.work({ until: START + 30_000 });
    expect(profile.api.imports.map(({ urls }) => new URL(urls[0] ?? '').hostname)).toEqual([
      'www.tiktok.com',
      'www.youtube.com',
      'www.tiktok.com',
    ]);
  });

  it('says why a capture still waits', async () => {
    const profile = await profileWith('cut');
    await profile.work({ until: START + 500 });
    expect((await profile.captures())[0]).toMatchObject({ status: 'queued', problem: { code: 'network' } });
  });

  it('gives up after about a day of faults, saying so', { timeout: 30_000 }, async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 1));
    const answer = { status: 500, text: 'oops' };
    for (let i = 0; i < MAX_ATTEMPTS; i++) profile.api.faults.push({ path: 'scraper_url', answer });
    await profile.work();
    expect(await profile.statuses()).toEqual({ failed: 1 });
    expect(profile.clock.now() - START).toBeGreaterThan(20 * 60 * MINUTE);
  });

  it('never gives up for want of a network: somebody may be offline for days', { timeout: 30_000 }, async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 1));
    for (let i = 0; i < 2 * MAX_ATTEMPTS; i++) profile.api.faults.push({ path: 'scraper_url', answer: 'cut' });
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('never lets the key out into what is stored', async () => {
    const profile = await profileWith('cut', refusal('0001', 'bad'), refusal('0401', 'no'));
    await profile.work();
    expect(JSON.stringify([await profile.captures(), await profile.tasks()])).not.toContain(profile.apiKey);
    expect(profile.api.requests[0]?.authorization).toBe(profile.apiKey);
  });
});

describe('what one fault writes', () => {
  const NOW = START + 1000;

  /** Two captures that were being sent. */
  const sending = (change: Partial<Capture> = {}) =>
    ['a', 'b'].map((id) =>
      waitingCapture({ id, key: `tiktok:post:${id}`, status: 'sending', attempts: 1, leaseUntil: NOW + 1, ...change }),
    );

  async function settle(error: ApiError, fault: Partial<Fault> = {}, profile?: Profile) {
    const here = profile ?? (await Profile.create(1));
    const rest = {
      sent: sending(),
      fellows: [],
      othersWait: false,
      lane: 'scraper',
      now: NOW,
      random: () => 0,
    } as const;
    await write(here.db, (tx) => settleFault(tx, { ...rest, error, ...fault }));
    return {
      captures: await here.captures(),
      lane: await readMeta(reading(here.db), 'lane:scraper'),
      halt: await readMeta(reading(here.db), 'halt'),
    };
  }

  it.each(['server', 'not-found', 'not-json', 'no-task-id'] as const)(
    '%s: counts against the lane, and holds the captures back for a while',
    async (code) => {
      const { captures, lane, halt } = await settle(new ApiError(code, 'words'));
      expect(lane).toMatchObject({ fruitless: 1, waitMs: 0 });
      expect(halt).toBeUndefined();
      for (const capture of captures) {
        const problem = { code: code === 'not-found' ? 'server' : code, detail: 'words' };
        expect(capture).toMatchObject({
          status: 'queued',
          attempts: 1,
          notBefore: NOW + 1000,
          updatedAt: NOW,
          problem,
        });
        expect(capture.leaseUntil).toBeUndefined();
      }
    },
  );

  it('no network: holds the captures back and says nothing of the lane', async () => {
    const { captures, lane } = await settle(new ApiError('network'));
    expect(lane).toBeUndefined();
    expect(captures[0]).toMatchObject({ status: 'queued', notBefore: NOW + 1000, problem: { code: 'network' } });
    expect(captures[0]?.problem?.detail).toBeUndefined();
  });

  it('too many requests: slows the lane and speaks against no capture', async () => {
    const { captures, lane } = await settle(new ApiError('too-many-requests', '', 7000));
    expect(lane).toMatchObject({ strikes: 1, waitMs: 7000 });
    expect(captures[0]).toMatchObject({ status: 'queued', attempts: 0, updatedAt: START });
    expect(captures[0]?.notBefore).toBeUndefined();
  });

  it.each([
    ['server', 3],
    ['bad-parameter', 10],
  ] as const)('%s: the lane waits minutes after %i in a row', async (code, times) => {
    const profile = await Profile.create();
    const waits: number[] = [];
    for (let i = 0; i < times; i++) {
      const { lane } = await settle(new ApiError(code, 'bad url'), {}, profile);
      waits.push(lane?.waitMs ?? -1);
    }
    expect(waits).toEqual([...Array(times - 1).fill(0), 2 * MINUTE]);
  });

  it.each([
    ['key-refused', undefined],
    ['account-disabled', undefined],
    ['no-credits', NOW + 60 * MINUTE],
  ] as const)('%s: nothing leaves until %s', async (code, until) => {
    const { captures, halt, lane } = await settle(new ApiError(code));
    expect(halt).toEqual(until === undefined ? { code } : { code, until });
    expect(lane).toBeUndefined();
    expect(captures.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['queued', 0],
      ['queued', 0],
    ]);
  });

  it('duplicate: they are in the library, whatever was thought of them before', async () => {
    const known = { batchToken: 'token', refusedAt: START, problem: { code: 'bad-parameter' } } as const;
    const { captures } = await settle(new ApiError('duplicate'), { sent: sending(known) });
    for (const { status, updatedAt, problem, batchToken, refusedAt, leaseUntil } of captures) {
      expect({ status, updatedAt }).toEqual({ status: 'ready', updatedAt: NOW });
      expect([problem, batchToken, refusedAt, leaseUntil]).toEqual(Array(4).fill(undefined));
    }
  });

  it('an image that is gone: failed, since nothing can be sent', async () => {
    const { captures } = await settle(new ApiError('interrupted'));
    expect(captures[0]).toMatchObject({ status: 'failed', problem: { code: 'interrupted' }, updatedAt: NOW });
  });

  it('a refused folder is named as such, and the list of folders is asked for again', async () => {
    const error = new ApiError('bad-parameter', 'Folder does not exist');
    const folders = { apiKeyHash: 'x', folders: [], at: START } as never;
    for (const [folderId, code, left] of [
      ['7', 'folder-refused', undefined],
      [undefined, 'bad-parameter', folders],
    ] as const) {
      const profile = await Profile.create();
      await write(profile.db, (tx) => writeMeta(tx, 'folders', folders));
      const { captures } = await settle(error, { sent: sending({ folderId }) }, profile);
      expect(captures[0]?.problem?.code).toBe(code);
      expect(await readMeta(reading(profile.db), 'folders')).toEqual(left);
    }
    const { captures } = await settle(new ApiError('server', 'folder'), { sent: sending({ folderId: '7' }) });
    expect(captures[0]?.problem?.code).toBe('server');
  });

  it('waits as long as the most tried of them, and as long as the API asks', async () => {
    const [first, second] = sending();
    if (!first || !second) throw new Error('two');
    const { captures } = await settle(new ApiError('server'), { sent: [first, { ...second, attempts: 4 }] });
    expect(captures.map(({ notBefore }) => notBefore)).toEqual([NOW + 8000, NOW + 8000]);
    const asked = await settle(new ApiError('server', '', 5000));
    expect(asked.captures[0]?.notBefore).toBe(NOW + 5000);
    const askedForLess = await settle(new ApiError('server', '', 500));
    expect(askedForLess.captures[0]?.notBefore).toBe(NOW + 1000);
  });

  it.each([
    ['server', MAX_ATTEMPTS, 'failed'],
    ['server', MAX_ATTEMPTS - 1, 'queued'],
    ['network', MAX_ATTEMPTS, 'queued'],
  ] as const)('%s at attempt %i: %s', async (code, attempts, status) => {
    const { captures } = await settle(new ApiError(code), { sent: sending({ attempts }).slice(0, 1) });
    expect(captures[0]).toMatchObject({ status, problem: { code } });
  });

  it.each([
    ['is cut from the fourth fault on, while others are taken', { attempts: 4 }, START + 1, 3],
    ['is cut further, when it was cut before', { attempts: 4, refusals: 5 }, START + 1, 6],
    ['is left whole at the third fault', { attempts: 3 }, START + 1, undefined],
    ['is left whole while nothing else is taken', { attempts: 4 }, START, undefined],
    ['is left whole where nothing was ever taken', { attempts: 4 }, undefined, undefined],
  ])('a batch %s', async (_, change, okAt, refusals) => {
    const profile = await Profile.create();
    const lane = { lastAt: START, strikes: 0, waitMs: 0, okAt };
    await write(profile.db, (tx) => writeMeta(tx, 'lane:scraper', lane));
    const { captures } = await settle(new ApiError('server'), { sent: sending(change) }, profile);
    expect(captures.map((capture) => capture.refusals)).toEqual([refusals, refusals]);
  });

  it('one that is alone can not be cut', async () => {
    const profile = await Profile.create();
    await write(profile.db, (tx) => writeMeta(tx, 'lane:scraper', { lastAt: 0, strikes: 0, waitMs: 0, okAt: NOW }));
    const { captures } = await settle(new ApiError('server'), { sent: sending({ attempts: 9 }).slice(0, 1) }, profile);
    expect(captures[0]?.refusals).toBeUndefined();
  });
});
