import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRouter, type Handlers } from '../../../utils/background/router';
import { kindOfSender } from '../../../utils/background/sender';
import { StorageTrouble, TROUBLE_CODES } from '../../../utils/captures/trouble';
import { protocol } from '../../../utils/messages';
import { storageText } from '../../../utils/text/texts';

type Sender = Browser.runtime.MessageSender;

const tab = { id: 7 } as Browser.tabs.Tab;
const page = (path = '/popup.html') => ({ id: browser.runtime.id, url: browser.runtime.getURL(path as '/') }) as Sender;
const site = (url = 'https://www.tiktok.com/@one') => ({ id: browser.runtime.id, url, tab }) as Sender;

const seen = vi.fn((..._: unknown[]) => null);
const handlers = Object.fromEntries(Object.keys(protocol).map((name) => [name, seen])) as unknown as Handlers;
const allow = vi.fn(async (..._: unknown[]) => true);
const route = createRouter(handlers, Promise.resolve(), allow);
const POST = 'https://www.tiktok.com/@one/video/7300000000000000001';
const PUBLIC = { library: 'public', confirmedPublic: true };
const message = (name: string, data: unknown = {}) => ({ to: 'memories-worker', name, data });

const save = (urls: string[], more: object = {}) =>
  message('saveCaptures', { items: urls.map((url) => ({ url })), library: 'private', ...more });

beforeEach(() => {
  fakeBrowser.reset();
});

describe('who sends a message', () => {
  it.each([
    ['the popup', page(), 'own'],
    ['the options in a tab', { ...page('/options.html'), tab }, 'own'],
    ['the page that asks', { ...page('/ask.html#7.x'), tab }, 'question'],
    ['a content script', site(), 'site'],
    ['a content script of another site', site('https://example.org/'), 'stranger'],
    ['a look-alike', site('https://www.tiktok.com.example.org/'), 'stranger'],
    ['an unsafe page', site('http://www.tiktok.com/'), 'stranger'],
    ['a page without a tab', { ...site(), tab: undefined }, 'stranger'],
    ['another extension', { ...page(), id: 'other' }, 'stranger'],
    ['nobody', { id: browser.runtime.id }, 'stranger'],
  ] as [string, Sender, string][])('%s', (_, sender, kind) => {
    expect(kindOfSender(sender)).toBe(kind);
  });
});

describe('the router', () => {
  it('hands checked data to the handler, and its answer back', async () => {
    expect(await route(message('setPaused', { paused: true }), page())).toEqual({ ok: null });
    expect(seen).toHaveBeenCalledWith({ paused: true }, page());
  });

  it('leaves messages alone that are not for the worker', () => {
    expect(route({ name: 'captures-changed' }, page())).toBeUndefined();
    expect(route('hello', page())).toBeUndefined();
  });

  it.each([
    ['an unknown name', message('rewriteHistory'), page(), 'unknown-message'],
    ['a name from the prototype', message('toString'), page(), 'unknown-message'],
    ['data of another shape', message('setPaused', { paused: 'yes' }), page(), 'bad-data'],
    [
      'an unconfirmed public save',
      message('saveCaptures', { items: [{ url: 'https://a' }], library: 'public' }),
      site(),
      'bad-data',
    ],
    ['a page that asks for what only ours may', message('deleteAllLocalData'), site(), 'not-allowed'],
    ['the page that asks, when it asks for more', message('deleteAllLocalData'), page('/ask.html'), 'not-allowed'],
    ['a save from the page that asks', save([POST]), page('/ask.html'), 'not-allowed'],
    ['an answer that comes from a site', message('answerQuestion', { id: '7.x', yes: true }), site(), 'not-allowed'],
    ['an answer from another page of ours', message('answerQuestion', { id: '7.x', yes: true }), page(), 'not-allowed'],
    ['a public save that a site says was confirmed', save([POST], PUBLIC), site(), 'not-allowed'],
    ['more than 50 at once from a site', save(Array.from({ length: 51 }, () => POST)), site(), 'not-allowed'],
    ['10,000 at once from a site', save(Array.from({ length: 10_000 }, () => POST)), site(), 'not-allowed'],
    ['a post of another site', save([POST, 'https://youtu.be/dQw4w9WgXcQ']), site(), 'not-allowed'],
    [
      'a question about another site',
      message('askQuestion', { items: [{ url: 'https://youtu.be/dQw4w9WgXcQ' }], library: 'public' }),
      site(),
      'not-allowed',
    ],
    [
      "the states of another site's keys",
      message('getStates', { keys: ['tiktok:post:1', 'youtube:post:x'] }),
      site(),
      'not-allowed',
    ],
    ['a stranger', message('getStates', { keys: [] }), site('https://example.org/'), 'not-allowed'],
  ])('refuses %s', async (_, asked, sender, refused) => {
    expect(await route(asked, sender)).toMatchObject({ refused });
    expect(seen).not.toHaveBeenCalled();
  });

  it.each([
    ['50 posts of its own site', save(Array.from({ length: 50 }, () => POST)), 50],
    [
      'a question about more',
      message('askQuestion', { items: Array.from({ length: 60 }, () => ({ url: POST })), library: 'private' }),
      1,
    ],
    ['states of its own site', message('getStates', { keys: ['tiktok:post:1'] }), 1],
  ])('takes from a content script %s, and counts what its tab asks for', async (_, asked, cost) => {
    expect(await route(asked, site())).toEqual({ ok: null });
    expect(allow).toHaveBeenCalledWith(7, asked.name, cost);
  });

  it('refuses a tab that asked for too much, and never a page of ours', async () => {
    allow.mockResolvedValue(false);
    expect(await route(save([POST]), site())).toMatchObject({ refused: 'too-many' });
    expect(seen).not.toHaveBeenCalled();
    expect(await route(save([POST]), page())).toEqual({ ok: null });
    allow.mockResolvedValue(true);
  });

  it('lets no handler see a message before the worker is ready', async () => {
    let open = () => undefined as undefined;
    const ready = new Promise<void>((resolve) => {
      open = () => void resolve() as undefined;
    });
    const answer = createRouter(handlers, ready, allow)(message('resume'), page());
    await Promise.resolve();
    expect(seen).not.toHaveBeenCalled();
    open();
    expect(await answer).toEqual({ ok: null });
  });

  describe('meets damage of the database', () => {
    const damage = new DOMException('Internal error.', 'UnknownError');
    const suspect = (error: unknown) => error === damage;
    const careful = createRouter(handlers, Promise.resolve(), allow, suspect);

    it('and lets the handler try once more, with a database that was looked at', async () => {
      seen.mockRejectedValueOnce(damage as never).mockResolvedValueOnce('well' as never);
      expect(await careful(message('resume'), page())).toEqual({ ok: 'well' });
      expect(seen).toHaveBeenCalledTimes(2);
    });

    beforeEach(() => {
      vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => key);
    });

    it('twice, and says what to do', async () => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      seen.mockRejectedValueOnce(damage as never).mockRejectedValueOnce(damage as never);
      expect(await careful(message('resume'), page())).toEqual({ refused: 'storage', detail: storageText('broken') });
      expect(seen).toHaveBeenCalledTimes(2);
    });

    it.each(TROUBLE_CODES)('that could not be repaired (%s): answers with the words for it', async (code) => {
      seen.mockRejectedValueOnce(damage as never).mockRejectedValueOnce(new StorageTrouble(code, damage) as never);
      expect(await careful(message('resume'), page())).toEqual({ refused: 'storage', detail: storageText(code) });
    });

    it('nowhere, but a mistake of ours: does not do it twice', async () => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      seen.mockRejectedValueOnce(new Error('ours') as never);
      expect(await careful(message('resume'), page())).toMatchObject({ refused: 'failed' });
      expect(seen).toHaveBeenCalledTimes(1);
    });
  });

  it('answers, also when a handler fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    seen.mockImplementationOnce(() => {
      throw new Error('full disk');
    });
    expect(await route(message('resume'), page())).toEqual({ refused: 'failed', detail: 'full disk' });
  });
});
