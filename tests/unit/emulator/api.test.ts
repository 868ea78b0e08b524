import { beforeEach, describe, expect, it } from 'vitest';
import { EmulatedApi, type Outcome, TEST_KEY } from '../../emulator/api';
import type { Body } from '../../emulator/body';
import { TODAYS } from '../../emulator/faults';

const V1 = '/serve/api/v1';
const A_VIDEO = 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c';
const A_CLIP = 'https://www.tiktok.com/@tide_pools/video/7635167387301692549';

let api: EmulatedApi;
let now: number;

beforeEach(() => {
  api = new EmulatedApi();
  now = 1_000_000;
});

/** Sends a request, a minute after the one before, so that the pace is kept. */
function request(
  path: string,
  body: Body = { kind: 'none' },
  query: Record<string, string> = {},
  key = TEST_KEY,
): Outcome {
  now += 60_000;
  const method = body.kind === 'none' ? 'GET' : 'POST';
  return api.handle({ at: now, method, path: V1 + path, query, headers: { authorization: key }, body });
}

const json = (value: unknown): Body => ({ kind: 'json', value });
const textOf = (outcome: Outcome) => ('reply' in outcome ? String(outcome.reply.body) : '');
const answerOf = (outcome: Outcome) => JSON.parse(textOf(outcome));
const post = (path: string, value: unknown) => answerOf(request(path, json(value)));

describe('strictness', () => {
  const posts = (n: number) => Array.from({ length: n }, (_, i) => `https://www.tiktok.com/@maker/video/${i}`);
  const refused: [what: string, path: string, body: Body][] = [
    ['mixed platforms', '/scraper_url', json({ video_urls: [A_VIDEO, A_CLIP] })],
    ['more than 50', '/scraper_url', json({ video_urls: posts(51) })],
    ['none at all', '/scraper_url', json({ video_urls: [] })],
    ['an address that is not canonical', '/scraper_url', json({ video_urls: [`${A_VIDEO}&t=42s`] })],
    ['the same address twice', '/scraper_url', json({ video_urls: [A_VIDEO, A_VIDEO] })],
    ['a height that there is not', '/scraper_url', json({ video_urls: [A_VIDEO], quality: '721' })],
    ['a folder, which v1.2 does not know', '/scraper_url', json({ video_urls: [A_VIDEO], folder_id: 7 })],
    ['a field that is not known', '/scraper_url', json({ video_urls: [A_VIDEO], title: 'x' })],
    ['unique_id on a public endpoint', '/scraper_url_public', json({ video_urls: [A_VIDEO], unique_id: 'default' })],
    ['a form where JSON is due', '/scraper_url', { kind: 'form', fields: { video_urls: A_VIDEO } }],
    ['JSON where a form is due', '/upload_url', json({ url: 'https://files.example.org/clip.mp4' })],
    ['a tag with #', '/scraper_tag', json({ hash_tags: ['#bread'] })],
    ['a name that is no creator page', '/scraper', json({ username: 'miro.bakes' })],
    ['more than 100 to delete', '/delete_videos', json(posts(101).map((_, i) => `VI${i}`))],
    ['an image of 21 MB', '/upload_img', { kind: 'files', fields: {}, files: [image(21 * 2 ** 20)] }],
  ];
  it.each(refused)('refuses %s, and remembers it', (_, path, body) => {
    expect(answerOf(request(path, body))).toMatchObject({ code: '0001', data: null, success: false });
    expect(api.violations).toHaveLength(1);
    expect(api.libraries.videos.size).toBe(0);
  });

  it('refuses Bearer before the key', () => {
    const answer = answerOf(request('/list_videos', json({ page: 1, size: 1 }), {}, `Bearer ${TEST_KEY}`));
    expect(answer.code).toBe('0401');
    expect(api.violations).toHaveLength(1);
  });

  it('a wrong key is bad luck, not a violation', () => {
    expect(answerOf(request('/list_videos', json({ page: 1, size: 1 }), {}, 'sk-other')).code).toBe('0401');
    expect(api.violations).toEqual([]);
  });

  it('remembers two scraper requests within a minute', () => {
    post('/scraper_url', { video_urls: [A_VIDEO] });
    now -= 30_000;
    post('/scraper_url', { video_urls: [A_CLIP] });
    expect(api.violations.map((violation) => violation.what)).toEqual([expect.stringContaining('30000 ms apart')]);
  });

  function image(bytes: number) {
    return { field: 'files', name: 'a.png', type: 'image/png', bytes };
  }
});

describe('the two dialects', () => {
  const save = (fields: object) => post('/scraper_url', { video_urls: [A_VIDEO], ...fields });

  it('v1.2 takes quality as a number or digits, and knows no folders', () => {
    expect([save({ quality: 720 }).code, save({ quality: '720' }).code]).toEqual(['0000', '0000']);
    expect(answerOf(request('/folders'))).toMatchObject({ status: 404 });
    expect(api.violations).toEqual([]);
  });

  it('today takes quality as text only', () => {
    api.speak('today');
    expect(save({ quality: '720' }).code).toBe('0000');
    expect(save({ quality: 720 })).toMatchObject({ code: '0001', data: null });
    expect(api.violations).toHaveLength(1);
  });

  it('today has folders: what is put into one must be there, and the legacy one is read-only', () => {
    api.speak('today');
    api.libraries.folders.set('568102998803353601', 'Cats');
    expect(textOf(request('/folders'))).toContain('"folder_id":568102998803353601');
    expect(save({ folder_id: '568102998803353601', unique_id: 'default' }).code).toBe('0000');
    expect(api.libraries.in('private')[0]?.folder).toBe('568102998803353601');
    expect(save({ folder_id: 9 })).toMatchObject({ code: '0001', msg: expect.stringContaining('folder_id') });
    expect(api.violations).toEqual([]);
    expect(save({ folder_id: -2 }).code).toBe('0001');
    expect(api.violations).toHaveLength(1);
  });

  it('today has no get_public_video_detail, and says so in its own way', () => {
    api.speak('today');
    const ask = () => answerOf(request('/get_public_video_detail', undefined, { video_no: 'PI-1' }));
    expect(ask()).toMatchObject({ code: '0001', msg: expect.stringContaining('No static resource') });
    api.quirks.lacking = 'gateway';
    expect(ask()).toMatchObject({ status: 404 });
  });

  it('today a deletion succeeds for what is unknown or in another namespace, and deletes nothing of that', () => {
    api.speak('today');
    save({});
    const [video] = api.libraries.in('private');
    const remove = (no: string, unique_id: string) => answerOf(request('/delete_videos', json([no]), { unique_id }));
    expect([remove('VI1', 'default').code, remove(video?.videoNo ?? '', 'other').code]).toEqual(['0000', '0000']);
    expect(api.libraries.in('private')).toHaveLength(1);
  });

  it('today a wrong namespace finds nothing, without an error', () => {
    api.speak('today');
    const { taskId } = save({}).data;
    const ask = (unique_id: string) =>
      answerOf(request('/get_video_ids_by_task_id', undefined, { task_id: taskId, unique_id })).data;
    expect([ask('other').videos.length, ask('default').videos.length]).toEqual([0, 1]);
  });

  it.each([
    ['field', 'Invalid parameter: video_urls'],
    ['address', `Not supported: ${A_CLIP}`],
    ['nothing', 'Request failed'],
  ] as const)('a refusal names the %s', (refusal, msg) => {
    api.quirks.refusal = refusal;
    api.libraries.fates.set('7635167387301692549', { bad: true });
    expect(post('/scraper_url', { video_urls: [A_CLIP] })).toMatchObject({ code: '0001', msg });
  });

  it('a trouble can last until it is cleared', () => {
    api.faults.add('any', TODAYS.hiccup, Number.POSITIVE_INFINITY);
    for (let i = 0; i < 5; i++) expect(save({})).toMatchObject({ code: '0001', msg: TODAYS.hiccup.words });
    api.faults.clear();
    expect(save({}).code).toBe('0000');
  });
});

describe('the life of a task', () => {
  const status = (taskId: string) =>
    answerOf(request('/get_video_ids_by_task_id', undefined, { task_id: taskId })).data;

  it('downloading, then indexing, then ready', () => {
    api.libraries.pace = { downloadMs: 90_000, indexMs: 60_000 };
    api.quirks.taskShape = 'videos';
    const { taskId } = post('/scraper_url', { video_urls: [A_VIDEO] }).data;
    expect(status(taskId)).toEqual({ videos: [] });
    expect(status(taskId).videos).toMatchObject([{ status: 'UNPARSE', video_url: A_VIDEO }]);
    expect(status(taskId).videos).toMatchObject([{ status: 'PARSE', cause: 'null' }]);
  });

  it('a post that is there already is not taken twice, and each library has its own', () => {
    post('/scraper_url', { video_urls: [A_VIDEO] });
    post('/scraper_url', { video_urls: [A_VIDEO] });
    post('/scraper_url_public', { video_urls: [A_VIDEO] });
    expect(api.libraries.in('private')).toHaveLength(1);
    expect(api.libraries.in('public')).toHaveLength(1);
  });

  it('what is public stays for good', () => {
    post('/scraper_url_public', { video_urls: [A_VIDEO] });
    const [video] = api.libraries.in('public');
    expect(api.libraries.deletePrivate([video?.videoNo ?? ''], '')).toEqual([video?.videoNo]);
    expect(api.libraries.in('public')).toHaveLength(1);
  });

  it('a bad address refuses its whole request', () => {
    api.libraries.fates.set('7635167387301692549', { bad: true });
    const answer = post('/scraper_url', { video_urls: [A_CLIP, 'https://www.tiktok.com/@maker/video/1'] });
    expect(answer.code).toBe('0001');
    expect(api.libraries.videos.size).toBe(0);
    expect(api.violations).toEqual([]);
  });
});

describe('quirks and faults', () => {
  it('gives ids as numbers beyond 2^53, digit for digit', () => {
    api.quirks.ids = 'number';
    const text = textOf(request('/scraper_url', json({ video_urls: [A_VIDEO] })));
    const [taskId] = api.libraries.tasks.keys();
    expect(text).toContain(`"taskId":${taskId}`);
    expect(BigInt(taskId ?? 0)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it('meets as many requests with a fault as were told, and carries out those that are cut off after', () => {
    api.faults.add('scraper_url', { cut: 'before' });
    api.faults.add('scraper_url', { cut: 'after' });
    expect(request('/scraper_url', json({ video_urls: [A_VIDEO] }))).toEqual({ cut: true });
    expect(api.libraries.videos.size).toBe(0);
    expect(request('/scraper_url', json({ video_urls: [A_VIDEO] }))).toEqual({ cut: true });
    expect(api.libraries.videos.size).toBe(1);
    expect(post('/scraper_url', { video_urls: [A_VIDEO] }).code).toBe('0000');
  });
});
