// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Control } from '../../../../components/page/control';
import { createNews, type News } from '../../../../components/page/tools/news';
import type { Texts } from '../../../../components/page/tools/tool-texts';
import type { ControlState } from '../../../../utils/captures/types';
import { send } from '../../../../utils/messages/send';
import type { TargetKey } from '../../../../utils/platforms/types';

vi.mock('../../../../utils/messages/send');

const TEXTS = {
  page_news_ready: 'Ready: $1',
  page_news_failed: 'Could not be saved: $1',
  page_news_many_ready: 'Posts ready: $1',
  page_news_many_failed: 'Posts that could not be saved: $1',
  text_sentence: '$1.',
  text_joined: '$1 $2',
} as Texts;

const key = (name: string) => `youtube:post:${name}` as TargetKey;
const save = (name: string) => ({ key: key(name), captureId: name });
const control = (name: string) =>
  ({ key: key(name), subject: { target: { kind: 'post' }, title: name } }) as unknown as Control;

/** What the worker knows, by the names of posts; of others it knows nothing. */
const worker = new Map<string, ControlState>();
const hide = (hidden: boolean) => vi.spyOn(HTMLDocument.prototype, 'hidden', 'get').mockReturnValue(hidden);
const becomes = (states: Record<string, ControlState>) => {
  for (const [name, state] of Object.entries(states)) worker.set(name, state);
  return fakeBrowser.runtime.onMessage.trigger(
    { name: 'captures-changed' },
    { id: browser.runtime.id },
    () => undefined,
  );
};

describe('what became of saves, for people who listen', () => {
  let life: AbortController;
  let said: string[];
  let news: News;

  beforeEach(() => {
    fakeBrowser.reset();
    vi.useFakeTimers();
    worker.clear();
    vi.mocked(send).mockImplementation((async (_: string, { keys }: { keys: string[] }) =>
      Object.fromEntries(
        keys.flatMap((asked) => {
          const captureId = asked.split(':')[2] ?? '';
          const state = worker.get(captureId);
          return state ? [[asked, { state, captureId, library: 'private' }]] : [];
        }),
      )) as never);
    life = new AbortController();
    said = [];
    const controls = { all: new Set(['Bridges', 'Kilns', 'Tides'].map(control)) };
    news = createNews({ speak: (text) => said.push(text) }, TEXTS, controls, life.signal);
  });
  afterEach(() => {
    life.abort();
    vi.useRealTimers();
  });

  it('names a post that became ready, once', async () => {
    worker.set('Bridges', 'queued');
    news.follow([save('Bridges')]);
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual(['Ready: Bridges']);
  });

  it('names a post that failed, and says so again only after it was sent once more', async () => {
    news.follow([save('Kilns')]);
    for (const state of ['failed', 'failed', 'sending', 'failed', 'ready'] as const) {
      await becomes({ Kilns: state });
      await vi.runAllTimersAsync();
    }
    expect(said).toEqual(['Could not be saved: Kilns', 'Could not be saved: Kilns', 'Ready: Kilns']);
  });

  it('counts several that come together, in one sentence for each end', async () => {
    news.follow([save('Bridges'), save('Kilns'), save('Tides')]);
    await becomes({ Bridges: 'ready' });
    await becomes({ Kilns: 'ready', Tides: 'failed' });
    await vi.runAllTimersAsync();
    expect(said).toEqual(['Posts ready: 2. Could not be saved: Tides']);
  });

  it('counts one whose page has no control for it any more', async () => {
    news.follow([save('Gone')]);
    await becomes({ Gone: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual(['Posts ready: 1']);
  });

  it('keeps quiet for a while after it said something, and then tells of all that came', async () => {
    news.follow([save('Bridges'), save('Kilns'), save('Tides')]);
    await becomes({ Bridges: 'ready', Kilns: 'sending', Tides: 'queued' });
    await vi.advanceTimersByTimeAsync(3000);
    await becomes({ Kilns: 'ready' });
    await vi.advanceTimersByTimeAsync(5000);
    await becomes({ Tides: 'ready' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(said).toEqual(['Ready: Bridges']);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(said).toEqual(['Ready: Bridges', 'Posts ready: 2']);
  });

  it('says nothing of what was merely seen, and asks nobody', async () => {
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
    expect(send).not.toHaveBeenCalled();
  });

  it('says nothing of what was taken back, or saved once more from elsewhere', async () => {
    news.follow([save('Bridges'), { key: key('Kilns'), captureId: 'former' }]);
    await becomes({ Kilns: 'ready' });
    await vi.runAllTimersAsync();
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
  });

  it('says nothing while the tab is hidden, and all of it once it is seen', async () => {
    news.follow([save('Bridges'), save('Kilns')]);
    hide(true);
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    await becomes({ Kilns: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
    hide(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.runAllTimersAsync();
    expect(said).toEqual(['Posts ready: 2']);
  });

  it('tells of more than one message can ask for', async () => {
    const names = Array.from({ length: 700 }, (_, n) => `${n}`);
    news.follow(names.map(save));
    await becomes(Object.fromEntries(names.map((name) => [name, 'ready'])));
    await vi.runAllTimersAsync();
    expect(said).toEqual(['Posts ready: 500', 'Posts ready: 200']);
  });

  it('ends with the page', async () => {
    news.follow([save('Bridges')]);
    life.abort();
    await becomes({ Bridges: 'ready' });
    await vi.runAllTimersAsync();
    expect(said).toEqual([]);
  });
});
