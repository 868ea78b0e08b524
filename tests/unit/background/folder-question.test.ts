import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WorkerContext } from '../../../utils/background/context';
import { answerQuestion, askInPage } from '../../../utils/background/question';
import { describeQuestion, findQuestion } from '../../../utils/background/questions';
import { readSettings, writeSettings } from '../../../utils/settings';
import { Profile } from '../captures/kit';

const POST = 'https://www.tiktok.com/@kiln/video/7500000000000000001';
const PAGE = { id: browser.runtime.id, url: POST, tab: { id: 7 } } as never;
const FRAME = {
  id: browser.runtime.id,
  url: browser.runtime.getURL('/ask.html' as '/'),
  frameId: 3,
  tab: { id: 7 },
} as never;
const FOLDERS = '{"code":"0000","msg":"ok","data":{"folders":[{"folder_id":77,"folder_name":"Ceramics"}]}}';

/** A profile whose account has a folder, and the worker's hands. */
async function withFolder() {
  const profile = await Profile.create();
  profile.api.faults.push({ path: 'folders', answer: { text: FOLDERS } });
  const waker = { insure: async () => undefined, kick: () => undefined };
  return { profile, context: { core: profile.core(), waker } as WorkerContext };
}

beforeEach(async () => {
  fakeBrowser.reset();
  await browser.storage.local.set({ apiKey: 'sk-test' });
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(true as never);
  Object.assign(browser.runtime, { getManifest: () => ({ web_accessible_resources: [] }) });
});

const ask = (context: WorkerContext) =>
  askInPage(context, { items: [{ url: POST }], library: 'private', chooseFolder: true }, PAGE);

describe('a question for a folder', () => {
  it('names the folders, saves into the one that is said, and offers that again on this site', async () => {
    const { profile, context } = await withFolder();
    const { id } = await ask(context);
    const question = describeQuestion(await findQuestion(id, FRAME));
    expect(question).toMatchObject({ folder: '', folders: [{ id: '77', name: 'Ceramics' }] });
    await answerQuestion(context, id, { yes: true, folder: '77' }, FRAME);
    expect((await profile.captures())[0]?.folderId).toBe('77');
    expect((await readSettings()).lastFolders).toEqual({ tiktok: '77' });
  });

  it('has the folder of a rule stand chosen', async () => {
    const { context } = await withFolder();
    await writeSettings({ folderRules: [{ creator: '@kiln', folder: '77' }], lastFolders: { tiktok: '5' } });
    const { id } = await ask(context);
    expect(describeQuestion(await findQuestion(id, FRAME))?.folder).toBe('77');
  });

  it('saves nothing at a no, and remembers nothing', async () => {
    const { profile, context } = await withFolder();
    const { id } = await ask(context);
    await answerQuestion(context, id, { yes: false, folder: '77' }, FRAME);
    expect(await profile.captures()).toEqual([]);
    expect((await readSettings()).lastFolders).toEqual({});
  });
});
