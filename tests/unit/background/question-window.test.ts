import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WorkerContext } from '../../../utils/background/context';
import { forgetSession, keep, recall } from '../../../utils/background/memory';
import { answerQuestion, askInPage, holderClosed, moveQuestion } from '../../../utils/background/question';
import { findQuestion } from '../../../utils/background/questions';
import { Profile } from '../captures/kit';

type Sender = Browser.runtime.MessageSender;

const id = fakeBrowser.runtime.id;
const ASK = fakeBrowser.runtime.getURL('/ask.html' as never);
const SITE = { id, url: 'https://www.youtube.com/', tab: { id: 7 }, frameId: 0 } as Sender;
const FRAME = { id, url: ASK, tab: { id: 7 }, frameId: 3 } as Sender;
const WINDOW = { id, url: ASK, tab: { id: 9 }, frameId: 0 } as Sender;
const OTHER_TAB = { ...FRAME, tab: { id: 8 } } as Sender;
const HOLDER = 40;
const request = { items: [{ url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' }], library: 'public' as const };

let profile: Profile;
let context: WorkerContext;
let told: { name: string; id?: string; receipt?: unknown }[];

beforeEach(async () => {
  await forgetSession();
  profile = await Profile.create();
  context = { core: profile.core(), waker: { insure: async () => undefined, kick: () => undefined } } as never;
  told = [];
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ web_accessible_resources: [{}] } as never);
  vi.spyOn(fakeBrowser.windows, 'create').mockResolvedValue({ id: HOLDER } as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (_: number, message: never) => {
    told.push(message);
    return true;
  }) as never);
});

const publicOnes = async () => (await profile.captures()).filter(({ library }) => library === 'public');

describe('a question', () => {
  it('is answered by the frame in its own tab, once, and saves exactly what was asked about', async () => {
    const asked = await askInPage(context, request, SITE);
    expect(asked.address).toContain('/ask.html#');
    expect(await answerQuestion(context, asked.id, { yes: true }, OTHER_TAB)).toBeNull();
    expect(await publicOnes()).toEqual([]);
    await answerQuestion(context, asked.id, { yes: true }, FRAME);
    expect(await answerQuestion(context, asked.id, { yes: true }, FRAME)).toBeNull();
    expect(await publicOnes()).toHaveLength(1);
  });

  it('is nowhere where a content script can read or write', async () => {
    const asked = await askInPage(context, request, SITE);
    const areas = await Promise.all([fakeBrowser.storage.local.get(), fakeBrowser.storage.session.get()]);
    expect(JSON.stringify(areas)).not.toContain(asked.id);
    expect(await findQuestion(asked.id, FRAME)).not.toBeNull();
  });

  it('is answered in the window alone once it stands there', async () => {
    const asked = await askInPage(context, request, SITE);
    expect(await answerQuestion(context, asked.id, { yes: true }, WINDOW)).toBeNull();
    await moveQuestion(asked.id, SITE);
    expect(await answerQuestion(context, asked.id, { yes: true }, FRAME)).toBeNull();
    expect(await publicOnes()).toEqual([]);
    await answerQuestion(context, asked.id, { yes: true }, WINDOW);
    expect(await publicOnes()).toHaveLength(1);
  });

  it('frees the page at once when its window is closed without an answer', async () => {
    const asked = await askInPage(context, request, SITE);
    await moveQuestion(asked.id, SITE);
    await holderClosed(HOLDER);
    expect(told.at(-1)).toMatchObject({ name: 'question-over', id: asked.id });
    expect(told.at(-1)?.receipt).toBeUndefined();
    expect(await answerQuestion(context, asked.id, { yes: true }, WINDOW)).toBeNull();
    expect(await publicOnes()).toEqual([]);
  });

  it('says nothing more when its window goes after the answer, or another window does', async () => {
    const asked = await askInPage(context, request, SITE);
    await moveQuestion(asked.id, SITE);
    const before = told.length;
    await holderClosed(HOLDER + 1);
    expect(told).toHaveLength(before);
    await answerQuestion(context, asked.id, { yes: true }, WINDOW);
    const after = told.length;
    await holderClosed(HOLDER);
    expect(told).toHaveLength(after);
  });

  it('is forgotten after ten minutes, when another one comes, and when the browser starts anew', async () => {
    const first = await askInPage(context, request, SITE);
    const second = await askInPage(context, request, SITE);
    expect(await findQuestion(first.id, FRAME)).toBeNull();
    const { now } = Date;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 10 * 60_000);
    expect(await findQuestion(second.id, FRAME)).toBeNull();
    vi.mocked(Date.now).mockRestore();
    expect(await findQuestion(second.id, FRAME)).not.toBeNull();
    await forgetSession();
    expect(await findQuestion(second.id, FRAME)).toBeNull();
  });
});

it('what is kept in mind outlives a connection that was lost', async () => {
  await keep('a', 1);
  await forgetSession();
  expect(await recall('a')).toBeUndefined();
  await keep('a', 2);
  expect(await recall('a')).toBe(2);
});
