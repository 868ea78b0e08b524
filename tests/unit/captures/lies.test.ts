import { describe, expect, it } from 'vitest';
import { ok, refusal } from './fake-api';
import { Profile, posts, START } from './kit';

/*
 * What an API that is not well, or means ill, may answer. Whatever it is: nothing is lost, nothing goes elsewhere,
 * nothing is sent again that is known to have arrived, and once the lies stop all comes to its end.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const raw = (text: string, status = 200, headers: Record<string, string> = {}) => ({ text, status, headers });
type Answer = ReturnType<typeof raw> | ReturnType<typeof ok>;

/** The n-th task of the fake API, as it names it. */
const TASK = '568102998803300000';

describe('an import that is answered with what says nothing', () => {
  const lies: [string, Answer][] = [
    ['an empty text', raw('')],
    ['nothing at all', raw('', 200, { 'content-length': '0' })],
    ['null', raw('null')],
    ['a number', raw('568102998803353601')],
    ['a list', raw('[{"code":"0000","data":{"taskId":"1"}}]')],
    ['half an object', raw('{"code":"0000","data":{"taskId":"5681')],
    ['two objects', raw('{"code":"0000","data":{"taskId":"1"}}{"code":"0000"}')],
    ['a page of HTML', raw('<!doctype html><title>Sign in</title>', 200, { 'content-type': 'text/html' })],
    ['a task id that is an object', ok({ taskId: { id: 1 } })],
    ['a task id that is a list', ok({ taskId: ['1'] })],
    ['a task id that is true', ok({ taskId: true })],
    ['an empty task id', ok({ taskId: '' })],
    ['a task id of blanks', ok({ taskId: '  ' })],
    ['"null" as a task id', ok({ taskId: 'null' })],
    ['"undefined" as a task id', ok({ taskId: 'undefined' })],
    ['data that is a list', ok([{ taskId: '1' }])],
    ['data that is a text', ok('done')],
    ['a code that is an object', raw('{"code":{},"data":{"taskId":"1"}}')],
    ['a code that is nobody knows what', refusal('E-17', 'oops')],
    ['a code of a thousand digits', refusal('9'.repeat(1000), 'oops')],
    ['failed although it is 0000', raw('{"code":"0000","msg":"no","data":null,"success":false,"failed":true}')],
    ['0404 in an envelope', refusal('0404', 'not found')],
    ['0001 without a word', refusal('0001', '')],
    ['a reset in the middle of the answer', raw('{"code":"0000","da')],
    ['429 without anything', raw('', 429)],
    ['429 with seconds that are negative', raw('', 429, { 'Retry-After': '-5' })],
    ['429 with a date long past', raw('', 429, { 'Retry-After': 'Thu, 01 Jan 1970 00:00:00 GMT' })],
    ['429 with no seconds at all', raw('', 429, { 'Retry-After': '0' })],
    ['429 with words', raw('', 429, { 'Retry-After': 'soon' })],
    ['429 with two numbers', raw('', 429, { 'Retry-After': '1, 2' })],
    ['429 with a fraction', raw('', 429, { 'Retry-After': '0.5' })],
    ['HTTP 204', raw('', 200)],
    ['HTTP 418', raw('teapot', 418)],
    ['HTTP 500 with an envelope of success', raw('{"code":"0000","data":{"taskId":"1"}}', 500)],
  ];

  it.each(lies)('%s: is sent again, to the same place, until it is known to have arrived', async (_, answer) => {
    const profile = await Profile.create(60);
    for (let i = 0; i < 3; i++) profile.api.faults.push({ path: 'scraper_url', answer });
    await profile.save(posts('tiktok', 3), {}, { namespace: 'work' });
    await profile.work({ until: START + 30 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 3 });
    expect(profile.api.imports.every(({ path, body }) => path === 'scraper_url' && body.unique_id === 'work')).toBe(
      true,
    );
    expect(profile.api.imports.length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['a year', String(365 * 24 * 3600)],
    ['a date in a year', new Date(START + 365 * DAY).toUTCString()],
    ['more seconds than there are', '9'.repeat(30)],
  ])('429 that asks to wait %s: a day, and no longer', async (_, wait) => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: raw('', 429, { 'Retry-After': wait }) });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: START + 25 * 60 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 1 });
    expect(profile.api.imports).toHaveLength(2);
  });
});

describe('an import that was taken, and is answered in an odd way', () => {
  const told = (rest: string) => raw(`{"data":{"taskId":${TASK}},${rest}}`);
  const odd: [string, Answer][] = [
    ['words that are a number', told('"code":"0000","msg":7')],
    ['words that are an object', told('"code":"0000","msg":{"en":"ok"}')],
    ['words that are a list', told('"code":"0000","msg":["ok"]')],
    ['"true" instead of true', told('"code":"0000","success":"true","failed":"false"')],
    ['1 instead of true', told('"code":"0000","success":1,"failed":0')],
    ['null instead of true', told('"code":"0000","success":null,"failed":null')],
    ['200 as a number', told('"code":200')],
    ['0 as a code', told('"code":0')],
    ['a code with blanks', told('"code":" 0000 "')],
    ['more than is known', told('"code":"0000","trace":{"id":1e400},"data2":[]')],
    ['a byte order mark before it', raw(`\uFEFF{"code":"0000","data":{"taskId":${TASK}}}`)],
  ];

  it.each(odd)('%s: is not sent again', async (_, answer) => {
    const profile = await Profile.create(60);
    // What the fake API takes by itself has this very number.
    await profile.save(posts('tiktok', 1, 5));
    await profile.work();
    profile.api.faults.push({ path: 'scraper_url', answer });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 2 * MINUTE });
    expect(profile.api.imports).toHaveLength(2);
    expect((await profile.captures()).map(({ taskId }) => taskId)).toEqual([TASK, TASK]);
  });
});

describe('a task whose state is told in an odd way', () => {
  const lies: [string, Answer][] = [
    ['videos that are an object', ok({ videos: { a: 1 } })],
    ['videos that are a text', ok({ videos: 'none' })],
    ['rows of any shape', ok({ videos: [null, 7, 'x', {}, { video_no: {} }, []] })],
    ['ids of any shape', ok({ video_ids: [null, {}, 7] })],
    ['states that nobody knows', ok({ videos: [{ video_no: 'VI1', status: 'DREAMING' }] })],
    ['a state that is an object', ok({ videos: [{ video_no: 'VI1', status: { a: 1 } }] })],
    [
      'somebody else’s video',
      ok({ videos: [{ video_no: 'VI9', video_url: posts('tiktok', 1, 99)[0], status: 'UNPARSE' }] }),
    ],
    ['a refusal', refusal('0001', 'no such task_id')],
    ['a page of HTML', raw('<html>')],
    ['half an answer', raw('{"code":"0000","data":{"vid')],
    ['nothing', raw('')],
    ['0404', refusal('0404', 'not found')],
    ['429 for a while', raw('', 429)],
  ];

  it.each(lies)('%s: is asked again, and nothing is sent again', async (_, answer) => {
    const profile = await Profile.create(60);
    for (let i = 0; i < 3; i++) profile.api.faults.push({ path: 'get_video_ids_by_task_id', answer });
    await profile.save(posts('tiktok', 3));
    await profile.work({ until: START + 60 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 3 });
    expect(profile.api.imports).toHaveLength(1);
    const known = new Set((await profile.captures()).flatMap(({ videoNos }) => videoNos));
    expect(known.size).toBe(3);
  });

  const row = (i: number, status: string) => ({ video_no: `VI${i}`, video_url: posts('tiktok', 1, i)[0], status });

  it.each([
    ['in another order', [2, 0, 1]],
    ['some of them twice', [0, 1, 1, 2, 0]],
  ])('its videos %s: each belongs to its post', async (_, order) => {
    const profile = await Profile.create(60);
    const answer = ok({ videos: order.map((i) => row(i, 'PARSE')) });
    profile.api.faults.push({ path: 'get_video_ids_by_task_id', answer });
    await profile.save(posts('tiktok', 3));
    await profile.work({ until: START + 10 * MINUTE });
    expect((await profile.captures()).map(({ status, videoNos }) => [status, videoNos])).toEqual([
      ['ready', ['VI0']],
      ['ready', ['VI1']],
      ['ready', ['VI2']],
    ]);
  });

  it('fewer videos than posts, for ever: the others are followed for a week, and then it is said that they never ended', async () => {
    const profile = await Profile.create(60);
    const answer = ok({ videos: [row(0, 'PARSE')] });
    for (let i = 0; i < 1000; i++) profile.api.faults.push({ path: 'get_video_ids_by_task_id', answer });
    await profile.save(posts('tiktok', 3));
    await profile.work({ until: START + 6 * DAY });
    expect(await profile.statuses()).toEqual({ ready: 1, stalled: 2 });
    await profile.work({ until: START + 9 * DAY });
    expect(await profile.statuses()).toEqual({ ready: 1, failed: 2 });
    const problems = (await profile.captures()).flatMap(({ problem }) => problem?.code ?? []);
    expect(problems).toEqual(['never-ended', 'never-ended']);
    expect(profile.api.imports).toHaveLength(1);
  });

  it('on its way for ever: asked rarely, and given up after a week', async () => {
    const profile = await Profile.create(60);
    profile.api.indexMs = Number.POSITIVE_INFINITY;
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: START + 9 * DAY });
    expect(await profile.statuses()).toEqual({ failed: 1 });
    expect(profile.api.requests.length).toBeLessThan(400);
  });

  it('ready, then on its way, then failed: what was ready stays ready', async () => {
    const profile = await Profile.create(60);
    for (const status of ['PARSE', 'UNPARSE', 'FAIL'])
      profile.api.faults.push({
        path: 'get_video_ids_by_task_id',
        answer: ok({ videos: [row(0, status), row(1, 'UNPARSE')] }),
      });
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: START + 12_000 });
    expect((await profile.captures())[0]).toMatchObject({ status: 'ready' });
    await profile.work({ until: START + 60 * MINUTE });
    expect((await profile.captures())[0]).toMatchObject({ status: 'ready' });
  });
});

describe('a video whose state is told in an odd way', () => {
  const lies: [string, Answer][] = [
    ['nothing', ok(null)],
    ['another video', ok({ video_no: 'VI-other', status: 'UNPARSE' })],
    ['a list', ok([{ video_no: 'VI1', status: 'PARSE' }])],
    ['a state that is a number', ok({ video_no: 'VI1', status: 3 })],
    ['no number', ok({ status: 'UNPARSE' })],
    ['a refusal', refusal('0001', 'no such video')],
    ['0404', refusal('0404', 'not found')],
    ['a page of HTML', raw('<html>')],
  ];

  it.each(lies)('%s: is asked again, and nothing is sent again', async (_, answer) => {
    const profile = await Profile.create(60);
    profile.api.shape = 'ids';
    for (let i = 0; i < 4; i++) profile.api.faults.push({ path: 'get_metadata', answer });
    await profile.save(posts('tiktok', 3));
    await profile.work({ until: START + 2 * 60 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 3 });
    expect(profile.api.imports).toHaveLength(1);
    const numbers = (await profile.captures()).flatMap(({ videoNos }) => videoNos);
    expect(numbers).not.toContain('VI-other');
    expect(new Set(numbers).size).toBe(3);
  });
});

describe('one task number for two imports', () => {
  it('of two libraries: each capture stays in its own, and nothing is sent again', async () => {
    const profile = await Profile.create(60);
    const same = ok({ taskId: TASK });
    profile.api.faults.push({ path: 'scraper_url', answer: same }, { path: 'scraper_url_public', answer: same });
    await profile.save(posts('tiktok', 1));
    await profile.save(posts('tiktok', 1, 5), { library: 'public' });
    await profile.work({ until: START + 5 * MINUTE });
    expect((await profile.captures()).map(({ library }) => library).toSorted()).toEqual(['private', 'public']);
    const sent = profile.api.imports.toSorted((one, other) => one.path.length - other.path.length);
    expect(sent.map(({ path, urls }) => [path, urls])).toEqual([
      ['scraper_url', posts('tiktok', 1)],
      ['scraper_url_public', posts('tiktok', 1, 5)],
    ]);
  });
});
