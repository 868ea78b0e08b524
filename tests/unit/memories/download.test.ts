import { describe, expect, it } from 'vitest';
import { downloadVideo } from '../../../utils/memories/download';

function answering(answer: () => Response | Promise<Response>, apiKey = 'secret') {
  const asked: [string, RequestInit][] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    asked.push([String(url), init]);
    return answer();
  };
  return { asked, options: { fetch, apiAddress: 'https://api.test', apiKey, clock: { now: () => 0 } } };
}

const bytes = (type: string, status = 200) => new Response('bytes', { status, headers: { 'Content-Type': type } });
const never = new AbortController().signal;

describe('downloading a video', () => {
  it('brings its bytes, asked for with the bare key and no cookies', async () => {
    for (const type of ['video/mp4', 'application/octet-stream']) {
      const { asked, options } = answering(() => bytes(type));
      expect(await (await downloadVideo(options, 'VI1', never)).text()).toBe('bytes');
      const [[url, init] = ['', {}]] = asked;
      expect(url + String(init.body ?? '')).toContain('VI1');
      expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', signal: never });
      expect(init.headers).toMatchObject({ Authorization: 'secret' });
    }
  });

  it('takes bytes that do not say what they are', async () => {
    const { options } = answering(() => new Response(new Uint8Array([1, 2, 3])));
    expect((await downloadVideo(options, 'VI1', never)).size).toBe(3);
  });

  it.each([
    [
      'an error in JSON',
      () => new Response('{"code":"0402","msg":"none"}', { headers: { 'Content-Type': 'application/json' } }),
      'no-credits',
      'none',
    ],
    [
      'an error that quotes the key',
      () => new Response('{"code":"0401","msg":"secret"}', { headers: { 'Content-Type': 'application/json' } }),
      'key-refused',
      '…',
    ],
    [
      'success without bytes',
      () => new Response('{"code":"0000"}', { headers: { 'Content-Type': 'application/json' } }),
      'not-json',
      'no video',
    ],
    ['a page', () => bytes('text/html'), 'not-json', 'HTTP 200'],
    ['an error with bytes', () => bytes('video/mp4', 500), 'server', 'HTTP 500'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'network', 'Failed to fetch'],
    ['something odd', () => Promise.reject('odd'), 'network', ''],
  ] as const)('%s is an error', async (_, answer, code, detail) => {
    await expect(downloadVideo(answering(answer).options, 'VI1', never)).rejects.toMatchObject({ code, detail });
  });

  it('asks nothing with a key that no header can carry', async () => {
    const { asked, options } = answering(() => bytes('video/mp4'), 'sk \u{1f511}');
    await expect(downloadVideo(options, 'VI1', never)).rejects.toMatchObject({ code: 'key-refused' });
    expect(asked).toEqual([]);
  });

  it('that the person stopped is no fault', async () => {
    const stop = new AbortController();
    const { options } = answering(() => {
      stop.abort(new Error('stopped'));
      throw new TypeError('aborted');
    });
    await expect(downloadVideo(options, 'VI1', stop.signal)).rejects.toThrow('stopped');
  });
});
