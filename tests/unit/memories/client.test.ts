import { describe, expect, it } from 'vitest';
import { createClient } from '../../../utils/memories/client';
import type { ApiError } from '../../../utils/memories/errors';

interface Sent {
  url: URL;
  init: RequestInit;
}

/** A client whose requests are kept and answered with the same data each time. */
function clientAnswering(data: unknown) {
  const sent: Sent[] = [];
  const client = createClient({
    apiAddress: 'https://api.test',
    apiKey: 'sk-secret',
    clock: { now: () => 0 },
    fetch: async (input, init = {}) => {
      sent.push({ url: new URL(String(input)), init });
      return new Response(typeof data === 'string' ? data : JSON.stringify({ code: '0000', data }));
    },
  });
  const only = (): Sent => {
    const [request] = sent;
    if (!request || sent.length > 1) throw new Error(`${sent.length} requests`);
    return request;
  };
  return { client, only };
}

const bodyOf = ({ init }: Sent) => JSON.parse(String(init.body));
const PRIVATE = { library: 'private', namespace: 'work', callbackUrl: 'https://example.org/cb' } as const;
const PUBLIC = { ...PRIVATE, library: 'public' } as const;

describe('each endpoint, as the contract has it', () => {
  it('scraper_url', async () => {
    const { client, only } = clientAnswering({ taskId: 't' });
    expect(await client.importPosts(['https://a', 'https://b'], { ...PRIVATE, quality: 1080 })).toBe('t');
    expect(only().url.pathname).toBe('/serve/api/v1/scraper_url');
    expect(bodyOf(only())).toEqual({
      video_urls: ['https://a', 'https://b'],
      unique_id: 'work',
      callback_url: 'https://example.org/cb',
      quality: '1080',
    });
  });

  it('scraper_url: without a quality where none is known', async () => {
    const { client, only } = clientAnswering({ taskId: 't' });
    await client.importPosts(['https://a'], PRIVATE);
    expect(bodyOf(only())).not.toHaveProperty('quality');
  });

  it('scraper_url_public: without the namespace', async () => {
    const { client, only } = clientAnswering({ taskId: 't' });
    await client.importPosts(['https://a'], { ...PUBLIC, quality: 720 });
    expect(only().url.pathname).toBe('/serve/api/v1/scraper_url_public');
    expect(bodyOf(only())).toEqual({
      video_urls: ['https://a'],
      callback_url: 'https://example.org/cb',
      quality: '720',
    });
  });

  it('a folder goes out digit for digit, beside the namespace, and to the private library only', async () => {
    const to = { folderId: '568102998803353601' };
    const privately = clientAnswering({ taskId: 't' });
    await privately.client.importPosts(['https://a'], { ...PRIVATE, ...to });
    expect(String(privately.only().init.body)).toContain('"unique_id":"work","folder_id":568102998803353601');
    const publicly = clientAnswering({ taskId: 't' });
    await publicly.client.importPosts(['https://a'], { ...PUBLIC, ...to });
    expect(String(publicly.only().init.body)).not.toMatch(/folder_id|unique_id/);
    const direct = clientAnswering({ videoNo: 'VI1' });
    await direct.client.uploadUrl('https://a/b.mp4', { namespace: 'work', ...to });
    expect((direct.only().init.body as URLSearchParams).get('folder_id')).toBe('568102998803353601');
  });

  it('folders: all into which something can be put', async () => {
    const rows = '[{"folder_id":-1,"folder_name":"Default"},{"folder_id":-2,"folder_name":"legacy"},';
    const data = `{"code":"0000","data":{"folders":${rows}{"folder_id":568102998803353601,"folder_name":"Cats"},7]}}`;
    const { client, only } = clientAnswering(data);
    expect(await client.folders()).toEqual([
      { id: '-1', name: 'Default' },
      { id: '568102998803353601', name: 'Cats' },
    ]);
    expect([only().init.method, only().url.pathname]).toEqual(['GET', '/serve/api/v1/folders']);
  });

  it.each([
    ['{"code":"0404","msg":"not found"}'],
    ['{"code":"0001","msg":"No such video"}'],
    ['{"code":"0000","data":null}'],
    ['{"code":"0000","data":{}}'],
  ])('a video is gone when the library says so: %s', async (answer) => {
    expect(await clientAnswering(answer).client.findVideo('VI1', 'private')).toBeNull();
  });

  it.each(['{"code":"0001","msg":"Network error"}', '{"code":"0500"}', '<html>'])(
    'a fault does not mean that a video is gone: %s',
    async (answer) => {
      await expect(clientAnswering(answer).client.findVideo('VI1', 'private')).rejects.toMatchObject({ retry: 'wait' });
    },
  );

  it('scraper and scraper_public: the address of the creator, in `username`', async () => {
    for (const [to, path] of [
      [PRIVATE, 'scraper'],
      [PUBLIC, 'scraper_public'],
    ] as const) {
      const { client, only } = clientAnswering({ taskId: 't' });
      await client.importCreator('https://www.tiktok.com/@one', { ...to, count: 5 });
      expect(only().url.pathname).toBe(`/serve/api/v1/${path}`);
      expect(bodyOf(only())).toMatchObject({ username: 'https://www.tiktok.com/@one', scraper_cnt: 5 });
      expect('unique_id' in bodyOf(only())).toBe(to === PRIVATE);
    }
  });

  it('scraper_tag and scraper_tag_public: the call-back is called `callback` here', async () => {
    for (const [to, path] of [
      [PRIVATE, 'scraper_tag'],
      [PUBLIC, 'scraper_tag_public'],
    ] as const) {
      const { client, only } = clientAnswering({ taskId: 't' });
      await client.importHashtags(['cats', 'café'], { ...to, count: 5 });
      expect(only().url.pathname).toBe(`/serve/api/v1/${path}`);
      expect(bodyOf(only())).toMatchObject({
        hash_tags: ['cats', 'café'],
        scraper_cnt: 5,
        callback: PRIVATE.callbackUrl,
      });
    }
  });

  it('upload_url: form-encoded', async () => {
    const { client, only } = clientAnswering({ videoNo: 'VI1', videoStatus: 'UNPARSE' });
    const details = { cameraModel: 'X & Y', longitude: -3 };
    expect(await client.uploadUrl('https://a/b.mp4?x=1&y=2', { namespace: 'work', details })).toBe('VI1');
    expect(only().init.body).toBeInstanceOf(URLSearchParams);
    expect(Object.fromEntries(only().init.body as URLSearchParams)).toEqual({
      url: 'https://a/b.mp4?x=1&y=2',
      unique_id: 'work',
      camera_model: 'X & Y',
      longitude: '-3',
    });
  });

  it('upload_img: multipart, `files` repeated', async () => {
    const { client, only } = clientAnswering([{ id: '1' }, { id: '2' }]);
    const files = [new File(['a'], 'a.png'), new File(['b'], 'b.png')];
    expect(await client.uploadImages(files, { namespace: 'work' })).toEqual(['1', '2']);
    const form = only().init.body as FormData;
    expect(form.getAll('files').map((file) => (file as File).name)).toEqual(['a.png', 'b.png']);
    expect(form.get('unique_id')).toBe('work');
  });

  it('delete_videos: a bare array, the namespace in the address', async () => {
    const { client, only } = clientAnswering(null);
    await client.deleteVideos(['VI1', 'VI2'], { namespace: 'a b' });
    expect(only().url.search).toBe('?unique_id=a+b');
    expect(bodyOf(only())).toEqual(['VI1', 'VI2']);
  });

  it('get_metadata and get_public_video_detail: by library', async () => {
    for (const [library, path] of [
      ['private', 'get_metadata'],
      ['public', 'get_public_video_detail'],
    ] as const) {
      const { client, only } = clientAnswering({ video_no: 'V', status: 'PARSE_ERROR', cause: 'null' });
      expect(await client.video('V', library)).toEqual({ videoNo: 'V', state: 'failed' });
      expect([only().init.method, only().url.pathname, only().url.search]).toEqual([
        'GET',
        `/serve/api/v1/${path}`,
        '?video_no=V',
      ]);
    }
  });

  it('list_videos: counts come as texts or numbers', async () => {
    const { client } = clientAnswering(
      '{"code":"0000","data":{"videos":[{"video_no":"V","status":"PARSE"}],"total_count":"12"}}',
    );
    expect(await client.listVideos({ page: 1, size: 1, namespace: 'work' })).toEqual({
      videos: [{ videoNo: 'V', state: 'ready' }],
      total: 12,
    });
  });
});

describe('the two shapes of a task', () => {
  it.each([
    ['{"taskId":"1","video_ids":["VI1",568102998803353601]}', { ids: ['VI1', '568102998803353601'] }],
    ['{"taskId":"1","video_ids":[]}', { ids: [] }],
    [
      '{"videos":[{"video_no":7,"video_url":"https://a","status":"UNPARSE"}]}',
      { videos: [{ videoNo: '7', url: 'https://a', state: 'indexing' }] },
    ],
    [
      '{"videos":[{"video_no":"7","status":"fail","cause":"gone"}]}',
      { videos: [{ videoNo: '7', state: 'failed', cause: 'gone' }] },
    ],
    [
      '{"videos":[{"video_no":null,"status":"FAIL"},{"video_no":"7","status":"PARSE"},7]}',
      { videos: [{ videoNo: '7', state: 'ready' }] },
    ],
    ['{"videos":[]}', { videos: [] }],
    ['{"videos":null}', { videos: [] }],
    ['{}', { videos: [] }],
    ['null', { videos: [] }],
  ])('%s', async (data, expected) => {
    const { client, only } = clientAnswering(`{"code":"0000","data":${data}}`);
    expect(await client.taskVideos('1', PRIVATE)).toEqual(expected);
    expect(only().url.search).toBe('?task_id=1&unique_id=work');
  });

  it('a public task is asked for without a namespace', async () => {
    const { client, only } = clientAnswering({ videos: [] });
    await client.taskVideos('1', PUBLIC);
    expect(only().url.search).toBe('?task_id=1');
  });
});

describe('every request', () => {
  it('carries the bare key, no cookies, and follows no redirect with it', async () => {
    const { client, only } = clientAnswering({ taskId: 't' });
    await client.importPosts(['https://a'], PRIVATE);
    expect(new Headers(only().init.headers).get('Authorization')).toBe('sk-secret');
    expect(only().init).toMatchObject({ credentials: 'omit', redirect: 'error' });
    expect(only().url.href).not.toContain('secret');
  });

  it.each([
    ['null', 'data is null'],
    ['{}', 'data without taskId'],
    ['{"taskId":null}', 'taskId is null'],
    ['{"taskId":""}', 'taskId is empty'],
  ])('success with %s is none (%s)', async (data) => {
    const { client } = clientAnswering(`{"code":"0000","data":${data},"success":true,"failed":false}`);
    await expect(client.importPosts(['https://a'], PRIVATE)).rejects.toMatchObject({
      code: 'no-task-id',
      retry: 'wait',
    });
  });

  it('keeps the key out of an error that quotes it, and the error short', async () => {
    const msg = `Incorrect key: sk-secret. ${'See the manual. '.repeat(10_000)}`;
    const { client } = clientAnswering(JSON.stringify({ code: '0401', msg }));
    const error = await client.importPosts(['https://a'], PRIVATE).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'key-refused', detail: expect.stringMatching(/^Incorrect key: …\./) });
    expect(String((error as Error).message)).not.toContain('sk-secret');
    expect((error as ApiError).detail.length).toBeLessThanOrEqual(5000);
  });

  it('is given up when no answer comes in time', async () => {
    const client = createClient({
      apiAddress: 'https://api.test',
      apiKey: 'sk',
      clock: { now: () => 0 },
      timeoutMs: 1,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    });
    await expect(client.taskVideos('1', PRIVATE)).rejects.toMatchObject({ code: 'network' });
  });
});

describe('looking for a video', () => {
  it.each([
    ['private', 'get_metadata'],
    ['public', 'get_public_video_detail'],
  ] as const)('of the %s library: %s', async (library, path) => {
    const { client, only } = clientAnswering({ video_no: 'VI1', status: 'PARSE' });
    expect(await client.findVideo('VI1', library)).toMatchObject({ videoNo: 'VI1', state: 'ready' });
    const { url, init } = only();
    expect([url.pathname, url.search, init.method]).toEqual([`/serve/api/v1/${path}`, '?video_no=VI1', 'GET']);
  });

  it('that is gone gives nothing; that could not be asked after is an error', async () => {
    const answers: [unknown, 'gone' | string][] = [
      [null, 'gone'],
      [{}, 'gone'],
      [{ video_no: '' }, 'gone'],
      ['{"code":"0404","msg":"not found"}', 'gone'],
      ['{"code":"0001","msg":"no such video"}', 'gone'],
      ['{"code":"0001","msg":"Network error"}', 'server'],
      ['{"code":"0401"}', 'key-refused'],
    ];
    for (const [data, outcome] of answers) {
      const { client } = clientAnswering(data);
      const found = await client.findVideo('VI1', 'private').catch((error: ApiError) => error.code);
      expect([data, found ?? 'gone']).toEqual([data, outcome]);
    }
  });
});

describe('a request', () => {
  it('for a list says which page of what', async () => {
    const { client, only } = clientAnswering({ videos: [], total_count: '7' });
    expect(await client.listVideos({ page: 2, size: 50, namespace: 'work' })).toEqual({ videos: [], total: 7 });
    expect(bodyOf(only())).toEqual({ page: 2, size: 50, unique_id: 'work' });
  });

  it('moves videos to a folder by its number, digit for digit', async () => {
    const { client, only } = clientAnswering(null);
    await client.moveToFolder('568102998803353601', ['VI1', 'VI2']);
    expect(only().url.pathname).toBe('/serve/api/v1/folders/move');
    expect(String(only().init.body)).toBe('{"folder_id":568102998803353601,"video_nos":["VI1","VI2"]}');
  });

  it('tells how long a video is, where the answer does', async () => {
    const seconds = async (duration: unknown) => {
      const { client } = clientAnswering({ video_no: 'VI1', status: 'PARSE', duration });
      return (await client.video('VI1', 'private')).seconds;
    };
    expect(await Promise.all(['12.5', 7, 'long', '-1', null].map(seconds))).toEqual([
      12.5,
      7,
      undefined,
      undefined,
      undefined,
    ]);
    const { client } = clientAnswering({ video_no: 'VI1', status: 'PARSE' });
    expect(await client.video('VI1', 'private')).not.toHaveProperty('seconds');
  });

  it('with a body is a POST, whatever form that has', async () => {
    const direct = clientAnswering({ videoNo: 'VI1' });
    await direct.client.uploadUrl('https://example.org/a.mp4', { namespace: 'work' });
    const images = clientAnswering([{ id: 'a' }]);
    await images.client.uploadImages([new File(['x'], 'a.png')], { namespace: 'work' });
    expect([direct.only().init.method, images.only().init.method]).toEqual(['POST', 'POST']);
  });

  it.each(['', 'sk secret', 'sü', 'ü-sk', 'sk\n'])(
    'is not sent with a key that no header can carry: "%s"',
    async (apiKey) => {
      let asked = 0;
      const fetch = async () => {
        asked += 1;
        return new Response('{"code":"0000"}');
      };
      const client = createClient({ fetch, apiAddress: 'https://api.test', apiKey, clock: { now: () => 0 } });
      await expect(client.folders()).rejects.toMatchObject({ code: 'key-refused' });
      expect(asked).toBe(0);
    },
  );

  it.each([
    [new TypeError('Failed to fetch'), 'Failed to fetch'],
    ['odd', ''],
  ])('that no network carries says what the browser says: %s', async (error, detail) => {
    const fetch = () => Promise.reject(error);
    const client = createClient({ fetch, apiAddress: 'https://api.test', apiKey: 'k', clock: { now: () => 0 } });
    await expect(client.folders()).rejects.toMatchObject({ code: 'network', detail });
  });

  it('that is answered without what must be there says what is missing', async () => {
    const { client } = clientAnswering({});
    await expect(client.importPosts(['https://example.org'], PRIVATE)).rejects.toMatchObject({
      code: 'no-task-id',
      detail: expect.stringMatching(/^unexpected answer: .*taskId/s),
    });
  });
});
