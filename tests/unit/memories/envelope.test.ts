import { describe, expect, it } from 'vitest';
import { isMissingPath } from '../../../utils/memories/assumptions';
import { openEnvelope, parseJson, parseRetryAfter } from '../../../utils/memories/envelope';
import { ApiError, withoutKey } from '../../../utils/memories/errors';

const NOW = Date.UTC(2026, 10, 22);

function open(text: string, status = 200, retryAfter: string | null = null): unknown {
  return openEnvelope({ status, text, retryAfter }, NOW);
}

function errorOf(text: string, status?: number, retryAfter?: string): ApiError {
  try {
    open(text, status, retryAfter);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('it was taken for a success');
}

describe('the envelope of an answer', () => {
  it.each([
    '{"code":"0000","msg":"ok","data":{"taskId":"1"},"success":true,"failed":false}',
    '{"code":"0000","data":{"taskId":"1"}}',
    '{"code":0,"data":{"taskId":"1"}}',
    '{"code":200,"data":{"taskId":"1"},"success":null}',
    '{"code":" 0000 ","data":{"taskId":"1"},"success":"1","failed":"0"}',
    '{"code":"0000","data":{"taskId":"1"},"success":"perhaps","failed":7}',
  ])('opens to its data: %s', (text) => {
    expect(open(text)).toEqual({ taskId: '1' });
  });

  it.each([
    ['"0001"', 'server', 'wait'],
    ['"0003"', 'bad-parameter', 'never'],
    ['400', 'server', 'wait'],
    ['"0404"', 'not-found', 'wait'],
    ['"0401"', 'key-refused', 'after-key'],
    ['9009', 'key-refused', 'after-key'],
    ['402', 'no-credits', 'after-person'],
    ['"0403"', 'account-disabled', 'after-key'],
    ['"0409"', 'duplicate', 'never'],
    ['429', 'too-many-requests', 'wait'],
    ['"0429"', 'too-many-requests', 'wait'],
    ['"0500"', 'server', 'wait'],
    ['"what"', 'server', 'wait'],
    ['"constructor"', 'server', 'wait'],
  ])('inside HTTP 200, code %s means %s: %s', (code, expected, retry) => {
    const error = errorOf(`{"code":${code},"msg":"words","data":null,"failed":true}`);
    expect([error.code, error.retry, error.detail]).toEqual([expected, retry, 'words']);
  });

  it.each([
    ['a gateway that finds nothing', 404, '{"timestamp":"x","path":"/a","status":404,"error":"Not Found"}', 'server'],
    ['a gateway that is down', 503, '{"timestamp":1,"path":"/a","status":503,"error":"Unavailable"}', 'server'],
    ['a page of HTML', 502, '<html></html>', 'server'],
    ['a bare 401', 401, '', 'key-refused'],
    ['a bare 429', 429, 'Too Many Requests', 'too-many-requests'],
    ['a page with a bare 400', 400, '<html></html>', 'server'],
    ['HTML inside 200', 200, '<!doctype html>', 'not-json'],
    ['nothing inside 200', 200, '', 'not-json'],
    ['JSON of another shape inside 200', 200, '[1]', 'not-json'],
    ['success that failed', 200, '{"code":"0000","success":false,"failed":true,"data":null}', 'server'],
  ])('%s is an error of its own', (_, status, text, code) => {
    expect(errorOf(text, status).code).toBe(code);
  });

  it.each([
    'Invalid parameter: video_urls',
    'invalid parameter',
    'Parameter error',
    'url is invalid: https://www.tiktok.com/@a/video/1',
    'This video is private: https://www.tiktok.com/@a/video/1, try again later',
    'Unsupported platform',
    'TikTok link not supported',
    'folder_id does not exist',
    'callback_url: system error',
  ])('0001 with the words "%s" refuses what was sent', (msg) => {
    for (const code of ['"0001"', '1'])
      expect(errorOf(JSON.stringify({ msg, code: 'X' }).replace('"X"', code)).code).toBe('bad-parameter');
  });

  it.each([
    '',
    'null',
    'failed',
    'Network error, please try again',
    'Network error while reading the video',
    'System error',
    'Request timed out',
    'connection reset',
    'java.lang.NullPointerException',
    'No static resource serve/api/v1/scraper_url.',
    'No static resource serve/api/v1/folders, see https://docs.example/',
  ])('0001 with the words "%s" is a passing fault', (msg) => {
    expect(errorOf(JSON.stringify({ code: '0001', msg, data: null })).code).toBe('server');
  });

  it.each([
    [404, '{"status":404,"error":"Not Found"}', '404 Not Found'],
    [503, '{"status":503}', '503'],
    [502, '<html>', 'HTTP 502'],
    [200, '<html>', 'HTTP 200'],
    [200, '{"code":"0500"}', ''],
    [500, '{"code":"0000","msg":"odd"}', 'odd'],
    [200, '{"code":"0000","success":false}', ''],
    [200, '{"code":"0000","failed":true,"msg":"no"}', 'no'],
    [200, '{"code":"0000","failed":"TRUE","msg":"no"}', 'no'],
    [200, '{"code":"0000","failed":1,"msg":"no"}', 'no'],
    [200, '{"code":"0000","success":0,"msg":"no"}', 'no'],
    [200, '{"code":"0000","success":"False","msg":"no"}', 'no'],
    [400, '<html>', 'HTTP 400'],
  ])('HTTP %i with %s says "%s"', (status, text, detail) => {
    expect(errorOf(text, status).detail).toBe(detail);
  });

  it.each([
    [400, 'server'],
    [401, 'key-refused'],
    [402, 'no-credits'],
    [404, 'server'],
    [409, 'duplicate'],
    [418, 'server'],
  ])('an envelope of success within HTTP %i is an error all the same', (status, code) => {
    expect(errorOf('{"code":"0000","data":{"taskId":"1"}}', status).code).toBe(code);
  });

  it('an error keeps 5,000 characters of what was said', () => {
    const error = errorOf(JSON.stringify({ code: '0500', msg: 'x'.repeat(6_000) }));
    expect([error.detail.length, error.message.length, error.name]).toEqual([
      5_000,
      'server: '.length + 5_000,
      'ApiError',
    ]);
    expect(errorOf('{"code":"0500"}').message).toBe('server');
  });

  it('of a mistake of ours is none', () => {
    const ours = new TypeError('ours');
    const fail = () => {
      throw ours;
    };
    expect(() => withoutKey('k', fail)).toThrow(ours);
    expect(withoutKey('k', () => 5)).toBe(5);
  });

  it('carries how long to wait', () => {
    expect(errorOf('{"code":429}', 200, '7').retryAfterMs).toBe(7000);
    expect(parseRetryAfter(new Date(NOW + 90_000).toUTCString(), NOW)).toBe(90_000);
    expect(parseRetryAfter(' 7 ', NOW)).toBe(7000);
    expect(parseRetryAfter('x7', NOW)).not.toBe(7000);
    expect(parseRetryAfter('31536000', NOW)).toBe(24 * 60 * 60_000);
    expect([null, '', 'soon', '-1', '0'].map((header) => parseRetryAfter(header, NOW))).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('a path that the API does not serve', () => {
  it.each([
    ['not-found', '', true],
    ['server', '404 Not Found', true],
    ['server', 'HTTP 404', true],
    ['server', 'No static resource serve/api/v1/folders.', true],
    ['server', '4040', false],
    ['server', 'see HTTP 404', false],
    ['server', '', false],
  ])('%s "%s": %s', (code, detail, is) => {
    expect(isMissingPath({ code, detail })).toBe(is);
  });
});

describe('numbers beyond 2^53', () => {
  it('come through digit for digit', () => {
    expect(parseJson('{"id":568102998803353601,"far":1e21,"text":"568102998803353601"}')).toEqual({
      id: '568102998803353601',
      far: '1e21',
      text: '568102998803353601',
    });
  });
});
