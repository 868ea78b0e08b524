import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WorkerContext } from '../../../utils/background/context';
import { findQuestion } from '../../../utils/background/questions';
import { saveFromBrowser } from '../../../utils/background/wishes';
import { Profile, posts } from '../captures/kit';

const TAB = { id: 1 } as Browser.tabs.Tab;
const ASK_PAGE = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/ask.html' as never) };
const WINDOW = { ...ASK_PAGE, tab: { id: 9 }, frameId: 0 } as Browser.runtime.MessageSender;
const FRAME = { ...ASK_PAGE, tab: TAB, frameId: 3 } as Browser.runtime.MessageSender;

/** Saves addresses from a menu; out: what the tab was told, which windows were opened, how many captures there are. */
async function wish(urls: readonly string[], library: 'private' | 'public', isTabOurs: boolean) {
  const profile = await Profile.create();
  const waker = { insure: async () => undefined, kick: () => undefined };
  const told: { name: string }[] = [];
  const opened: string[] = [];
  const hear = async (_: number, message: { name: string }) => {
    if (isTabOurs) told.push(message);
    return isTabOurs;
  };
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(hear as never);
  vi.spyOn(fakeBrowser.windows, 'create').mockImplementation((async ({ url }: { url: string }) =>
    opened.push(url)) as never);
  const context = { core: profile.core(), waker } as unknown as WorkerContext;
  const wishes = urls.map((url) => ({ url }));
  await saveFromBrowser(context, TAB, library, wishes);
  return { told, opened, wishes, saved: (await profile.captures()).length };
}

/** Whether the build lets the page that asks stand in a site. */
function mayAskInFrame(may: boolean) {
  const manifest = { web_accessible_resources: may ? [{ resources: ['ask.html'] }] : undefined };
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue(manifest as never);
}

/** The question that a tab was told to show, as the frame in that tab finds it. */
async function asked(told: readonly { name: string }[]) {
  const [first] = told as readonly { question?: { id: string } }[];
  return findQuestion(first?.question?.id ?? '', FRAME);
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => String(key));
  mayAskInFrame(true);
  vi.spyOn(fakeBrowser.notifications, 'create').mockResolvedValue('' as never);
});

describe('saving from a menu', () => {
  it('saves up to 50 posts at once and says so', async () => {
    const { told, saved } = await wish(posts('tiktok', 50), 'private', true);
    expect(saved).toBe(50);
    expect(told).toMatchObject([{ name: 'feedback' }]);
  });

  it('asks in the page before more go out, with how long it takes', async () => {
    const { told, saved } = await wish(posts('tiktok', 51), 'private', true);
    expect(saved).toBe(0);
    expect(told).toMatchObject([{ name: 'ask-first', question: { address: expect.stringContaining('/ask.html#1.') } }]);
    expect(await asked(told)).toMatchObject({ request: { library: 'private' }, sending: { requests: 2 } });
  });

  it('asks in a window of ours where the page is not', async () => {
    const { opened, wishes, saved } = await wish(posts('youtube', 3000), 'private', false);
    expect(saved).toBe(0);
    expect(opened).toHaveLength(1);
    const question = await findQuestion(new URL(opened[0] ?? '').hash.slice(1), WINDOW);
    expect(question).toMatchObject({ request: { library: 'private', items: wishes }, inWindow: true });
  });

  it('asks in a window, too, where no frame can tell what lies over it; the page waits for the answer', async () => {
    mayAskInFrame(false);
    const { told, opened, saved } = await wish(posts('tiktok', 1), 'public', true);
    expect(saved).toBe(0);
    expect(told).toMatchObject([{ name: 'ask-first', question: { address: undefined } }]);
    expect(opened).toHaveLength(1);
    expect(await asked(told)).toBeNull();
  });

  it('asks before anything is public, however few', async () => {
    const { told, saved } = await wish(posts('tiktok', 1), 'public', true);
    expect(saved).toBe(0);
    const question = await asked(told);
    expect(question?.request.library).toBe('public');
    expect(question?.sending).toBeUndefined();
  });
});
