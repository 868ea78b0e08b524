// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitPosts } from '../../../components/page/first-posts';

const POST = '<a href="/video/1">A post</a>';

describe('waiting for something to save', () => {
  let life: AbortController;
  let isHidden = false;
  let isAlive = true;
  let looks = 0;
  const found = vi.fn(() => Promise.resolve());

  beforeEach(() => {
    life = new AbortController();
    isHidden = false;
    isAlive = true;
    looks = 0;
    found.mockReset().mockResolvedValue();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    vi.spyOn(HTMLDocument.prototype, 'hidden', 'get').mockImplementation(() => isHidden);
    const { querySelector } = document;
    vi.spyOn(HTMLDocument.prototype, 'querySelector').mockImplementation((selector: string) => {
      looks += 1;
      return querySelector.call(document, selector);
    });
    history.replaceState(null, '', '/messages');
    document.body.innerHTML = '<main></main>';
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const wait = (hasTarget = false) => awaitPosts('a[href*="/video/"]', hasTarget, found, () => isAlive, life.signal);
  const pass = (ms = 5000) => vi.advanceTimersByTimeAsync(ms);
  /** Puts something into the page, and lets what watches it hear of that. */
  const put = async (html: string) => {
    document.body.insertAdjacentHTML('beforeend', html);
    await pass();
  };

  it('ends at once on a page that has a target of its own', async () => {
    wait(true);
    await pass();
    expect(found).toHaveBeenCalledOnce();
  });

  it('ends at once where posts are there, and hears of nothing after that', async () => {
    await put(POST);
    wait();
    await pass();
    await put(POST);
    expect(found).toHaveBeenCalledOnce();
  });

  it('ends when the first post comes', async () => {
    wait();
    await put('<p>Nothing yet</p>');
    expect(found).not.toHaveBeenCalled();
    await put(POST);
    expect(found).toHaveBeenCalledOnce();
  });

  it('ends when a link becomes that of a post', async () => {
    await put('<a>A post to come</a>');
    wait();
    document.querySelector('a')?.setAttribute('href', '/video/1');
    await pass();
    expect(found).toHaveBeenCalledOnce();
  });

  it('ends with another address, which may name something to save', async () => {
    wait();
    history.pushState(null, '', '/@somebody');
    await put('<p>Somebody</p>');
    expect(found).toHaveBeenCalledOnce();
  });

  it('never looks at a page that does not change', async () => {
    wait();
    await pass();
    const before = looks;
    await pass(600_000);
    expect(looks).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks rarely at a page that never stops changing', async () => {
    wait();
    for (let i = 0; i < 100; i += 1) {
      document.body.append('.');
      await pass(10);
    }
    expect(looks).toBeLessThanOrEqual(12);
  });

  it('looks at nothing in a hidden tab, and at what came meanwhile once it is seen', async () => {
    isHidden = true;
    wait(true);
    await put(POST);
    expect(looks).toBe(0);
    expect(found).not.toHaveBeenCalled();
    isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await pass();
    expect(found).toHaveBeenCalledOnce();
  });

  it('tries again where that fails, less and less often, on a page that keeps still or not', async () => {
    found.mockRejectedValue(new Error('the worker ended'));
    wait(true);
    await pass(60_000);
    expect(found).toHaveBeenCalledTimes(6);
    for (let i = 0; i < 10; i += 1) {
      document.body.append('.');
      await pass(1000);
    }
    expect(found.mock.calls.length).toBeLessThanOrEqual(7);
    found.mockResolvedValue();
    await pass(120_000);
    const calls = found.mock.calls.length;
    await pass(600_000);
    expect(found).toHaveBeenCalledTimes(calls);
  });

  it('asks no more once the extension was replaced', async () => {
    found.mockRejectedValue(new Error('the extension was replaced'));
    isAlive = false;
    wait(true);
    await pass(600_000);
    expect(found).toHaveBeenCalledOnce();
  });
});
