import { describe, expect, it } from 'vitest';
import { hostOf, judge, silent } from '../../../utils/captures/destination';

const LINK = 'https://vm.tiktok.com/ZMabc/';
const POST = 'https://www.tiktok.com/@one/video/7500000000000000001';
const ended = (url: string, change: { status?: number; redirected?: boolean; retryAfterMs?: number } = {}) =>
  judge(LINK, { url, status: 200, redirected: true, ...change });

describe('where a short link leads', () => {
  it.each([200, 403, 404, 500])('a post, whatever its page answers (%i)', (status) => {
    expect(ended(POST, { status })).toMatchObject({ target: { kind: 'post', id: '7500000000000000001' } });
  });

  it.each(['next', 'redirect_url', 'continue', 'redirect_uri'])('a page that leads on to the post by "%s"', (name) => {
    const login = `https://www.tiktok.com/login?${name}=${encodeURIComponent(POST)}`;
    expect(ended(login)).toMatchObject({ target: { kind: 'post' } });
    expect(ended(`https://www.tiktok.com/login?${name}=%2F%40one%2Fvideo%2F7500000000000000001`)).toMatchObject({
      target: { kind: 'post', id: '7500000000000000001' },
    });
  });

  it('something that is no post', () => {
    const page = 'https://www.tiktok.com/@one';
    expect(ended(page)).toEqual({ problem: { code: 'not-a-post', detail: page } });
  });

  it('another short link: nothing yet', () => {
    expect(ended('https://vm.tiktok.com/ZMother/')).toMatchObject({ problem: { code: 'unresolvable' } });
  });

  it('nowhere, in a circle', () => {
    expect(judge(LINK, 'endless')).toEqual({ problem: { code: 'unresolvable', detail: 'vm.tiktok.com' } });
  });

  it.each([401, 403, 408, 425, 429, 500, 503])(
    'an answer that passes (%i): asked again, after what it asks',
    (status) => {
      expect(ended('https://www.tiktok.com/gone', { status, retryAfterMs: 5 })).toEqual({
        problem: { code: 'site-silent', detail: `www.tiktok.com: ${status}` },
        again: true,
        retryAfterMs: 5,
      });
    },
  );

  it.each([400, 404, 410, 499])('an answer that is final (%i)', (status) => {
    const problem = { code: 'unresolvable', detail: `www.tiktok.com: ${status}` };
    expect(ended('https://www.tiktok.com/gone', { status })).toEqual({ problem });
  });

  it('a page where a redirect is due: some check', () => {
    expect(ended(LINK, { redirected: false })).toEqual(silent('vm.tiktok.com'));
  });

  it.each([
    'https://www.tiktok.com/captcha',
    'https://consent.youtube.com/m',
    'https://www.instagram.com/accounts/login/',
    'https://www.instagram.com/challenge/',
    'https://www.google.com/sorry/index',
  ])('a page that wants something of a person: %s', (url) => {
    expect(ended(url)).toEqual(silent(new URL(url).hostname));
  });

  it('a page that says nothing: final', () => {
    const url = 'https://www.tiktok.com/about?q=captcha';
    expect(ended(url)).toEqual({ problem: { code: 'unresolvable', detail: url } });
  });

  it('says of what is no address the whole of it', () => {
    expect(hostOf('nonsense')).toBe('nonsense');
    expect(ended('nonsense')).toEqual({ problem: { code: 'unresolvable', detail: 'nonsense' } });
  });
});
