import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRouter, type Handlers } from '../../../utils/background/router';
import { kindOfSender } from '../../../utils/background/sender';
import { protocol } from '../../../utils/messages';

type Sender = Browser.runtime.MessageSender;

const tab = { id: 7 } as Browser.tabs.Tab;
const page = (path = '/popup.html') => ({ id: browser.runtime.id, url: browser.runtime.getURL(path as '/') }) as Sender;
const site = (url = 'https://www.tiktok.com/@one') => ({ id: browser.runtime.id, url, tab }) as Sender;

const seen = vi.fn((..._: unknown[]) => null);
const handlers = Object.fromEntries(Object.keys(protocol).map((name) => [name, seen])) as unknown as Handlers;
const route = createRouter(handlers, Promise.resolve());
const message = (name: string, data: unknown = {}) => ({ to: 'memories-worker', name, data });

beforeEach(() => {
  fakeBrowser.reset();
});

describe('who sends a message', () => {
  it.each([
    ['the popup', page(), 'own'],
    ['the options in a tab', { ...page('/options.html'), tab }, 'own'],
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
    ['a stranger', message('getStates', { keys: [] }), site('https://example.org/'), 'not-allowed'],
  ])('refuses %s', async (_, asked, sender, refused) => {
    expect(await route(asked, sender)).toMatchObject({ refused });
    expect(seen).not.toHaveBeenCalled();
  });

  it('lets no handler see a message before the worker is ready', async () => {
    let open = () => undefined as undefined;
    const ready = new Promise<void>((resolve) => {
      open = () => void resolve() as undefined;
    });
    const answer = createRouter(handlers, ready)(message('resume'), page());
    await Promise.resolve();
    expect(seen).not.toHaveBeenCalled();
    open();
    expect(await answer).toEqual({ ok: null });
  });

  it('answers, also when a handler fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    seen.mockImplementationOnce(() => {
      throw new Error('full disk');
    });
    expect(await route(message('resume'), page())).toEqual({ refused: 'failed', detail: 'full disk' });
  });
});
