// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ThisPage } from '../../../../components/popup/this-page';
import { addText, emptyFilter } from '../../../../utils/elsewhere/bloom';
import { toParts } from '../../../../utils/elsewhere/parts';
import type { Answers, MessageData, SaveReceipt } from '../../../../utils/messages';
import { DEFAULT_SETTINGS } from '../../../../utils/settings';
import { open, settle } from '../page';

interface Tab {
  id: number;
  url: string;
  title?: string;
  active?: boolean;
  lastAccessed?: number;
}

/** A window with these tabs; `self` when the popup is itself a tab. */
function tabs(all: Tab[], self?: Tab): void {
  vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue(self as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue((self ? [...all, self] : all) as never);
}

const saveCaptures = ({ items }: MessageData<'saveCaptures'>): SaveReceipt => ({
  results: items.map(({ url }) => ({ url, key: url, captureId: url, outcome: 'queued' })),
  waitMs: 0,
});

const page = (folders: { id: string; name: string }[] = []) =>
  open(<ThisPage settings={DEFAULT_SETTINGS} waitMs={0} />, {
    saveCaptures,
    getStates: () => ({}),
    getFolders: () => ({ folders }),
  });

const SHORT = { id: 1, url: 'https://www.youtube.com/shorts/abcdefghijk', title: '(2) Dogs - YouTube', active: true };

beforeEach(() => fakeBrowser.reset());

describe('This page', () => {
  it('saves the post of the active tab with its title', async () => {
    tabs([SHORT]);
    const { click, sent, text } = await page();
    expect(text()).toContain('Dogs');
    expect(text()).toContain('YouTube · Post');
    await click('button', 'Save privately');
    expect(sent.at(-1)).toEqual({
      name: 'saveCaptures',
      data: { items: [{ url: SHORT.url, title: 'Dogs' }], library: 'private' },
    });
    expect(text()).toContain('Added: 1');
  });

  it('names the post alone, however long the address is that the tab shows', async () => {
    tabs([{ ...SHORT, url: `${SHORT.url}?si=${'x'.repeat(5000)}` }]);
    const { click, sent } = await page();
    for (const button of ['Save privately', 'Save all open tabs']) {
      await click('button', button);
      expect(sent.at(-1)?.data).toMatchObject({ items: [{ url: SHORT.url }] });
    }
  });

  it('saves so many posts of a creator as the person says', async () => {
    tabs([{ id: 1, url: 'https://www.tiktok.com/@mila', active: true }]);
    const { type, click, find, sent } = await page();
    expect((find('input[type=number]') as HTMLInputElement).value).toBe('10');
    await type('input[type=number]', '25');
    await click('button', 'Save privately');
    expect(sent.at(-1)?.data).toMatchObject({ count: 25 });
    await type('input[type=number]', '0');
    expect((find('button', 'Save privately') as HTMLButtonElement).disabled).toBe(true);
  });

  it('offers the folders of the account for what goes to the private library, open tabs included', async () => {
    tabs([SHORT]);
    const { root, click, find, sent } = await page([{ id: '7', name: 'Dogs' }]);
    const folder = root.querySelector('select') as HTMLSelectElement;
    expect(find('label', 'Folder').getAttribute('for')).toBe(folder.id);
    folder.value = '7';
    folder.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    for (const button of ['Save privately', 'Save all open tabs']) {
      await click('button', button);
      expect(sent.at(-1)).toMatchObject({ name: 'saveCaptures', data: { library: 'private', folder: '7' } });
    }
  });

  it('saves what YouTube Music plays, where none of our buttons stand: it offers no way to select posts there', async () => {
    tabs([
      {
        id: 1,
        url: 'https://music.youtube.com/watch?v=abcdefghijk&list=RDAMVM',
        title: 'Clay song - YouTube Music',
        active: true,
      },
    ]);
    const { click, sent, root } = await page();
    await click('button', 'Save privately');
    expect(sent.at(-1)?.data).toMatchObject({
      items: [{ url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Clay song' }],
    });
    expect(root.textContent).not.toContain('Select posts');
    tabs([SHORT]);
    expect((await page()).text()).toContain('Select posts');
  });

  it("asks before a public save which post that is, and marks the answer as one that can't be taken back", async () => {
    tabs([SHORT]);
    const { click, find, sent } = await page();
    await click('button', 'Save publicly…');
    expect(find('dialog').textContent).toContain('Dogs');
    expect(find('dialog .danger').textContent).toBe('Save publicly, forever');
    await click('dialog button', 'Save publicly, forever');
    expect(sent.at(-1)?.data).toMatchObject({ library: 'public', confirmedPublic: true });
  });

  it('says what is probably saved on another device, where the person wants that and it is not saved here', async () => {
    tabs([SHORT]);
    const filter = emptyFilter(10);
    addText(filter, 'youtube:post:abcdefghijk');
    await fakeBrowser.storage.sync.set(toParts({ device: 'other', at: 1, filter }));
    const card = async (shareSaved: boolean, states: Answers['getStates'] = {}) => {
      const settings = { ...DEFAULT_SETTINGS, shareSaved };
      return (await open(<ThisPage settings={settings} waitMs={0} />, { getStates: () => states })).text();
    };
    expect(await card(true)).toContain('YouTube · Post · probably saved on another device');
    expect(await card(false)).not.toContain('another device');
    const here = { 'youtube:post:abcdefghijk': { captureId: '1', state: 'ready', library: 'private' } } as const;
    expect(await card(true, here)).not.toContain('another device');
  });

  it('leads to the page where the API cannot import a hashtag', async () => {
    tabs([{ id: 1, url: 'https://www.youtube.com/hashtag/dogs', active: true }]);
    const { root, text } = await page();
    expect(text()).toContain('collects its posts');
    expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain('Save privately');
  });

  it.each([
    ['https://example.com/', 'Nothing to save here. Open a post'],
    ['https://www.youtube.com/playlist?list=PLx', 'this is a playlist'],
    ['https://www.tiktok.com/@mila/live', 'this is a live stream'],
  ])('says why %s offers nothing', async (url, why) => {
    tabs([{ id: 1, url, active: true }]);
    expect((await page()).text()).toContain(why);
  });

  it('means the tab last used when the popup is itself a tab', async () => {
    const older = { ...SHORT, id: 2, url: 'https://example.com/', lastAccessed: 1 };
    tabs([older, { ...SHORT, lastAccessed: 2 }], { id: 9, url: 'chrome-extension://x/popup.html', active: true });
    expect((await page()).text()).toContain('Dogs');
  });

  it('saves the posts of all open tabs, and nothing else of them', async () => {
    tabs([SHORT, { id: 2, url: 'https://example.com/' }, { id: 3, url: 'https://www.tiktok.com/@mila' }]);
    const { click, sent, text } = await page();
    expect(text()).toContain('Posts in open tabs: 1');
    await click('button', 'Save all open tabs');
    expect(sent.at(-1)?.data).toMatchObject({ items: [{ url: SHORT.url }] });
  });

  it('begins selection in the page', async () => {
    tabs([SHORT]);
    vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
    const sendMessage = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(true as never);
    const { click, text } = await page();
    await click('button', 'Select posts on this page');
    expect(sendMessage).toHaveBeenCalledWith(1, { name: 'select-posts' }, expect.anything());
    expect(text()).not.toContain('Reload this page');
  });

  it.each([
    ['no script listens', () => Promise.reject(new Error('Receiving end does not exist.'))],
    ['a script listens that draws nothing', async () => false],
  ])('says that the page must be reloaded where %s', async (_, answer) => {
    tabs([SHORT]);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(answer as never);
    const { click, text } = await page();
    await click('button', 'Select posts on this page');
    expect(text()).toContain('Reload this page');
  });
});
