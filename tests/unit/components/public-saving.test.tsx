import 'fake-indexeddb/auto';
// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SaveBar } from '../../../components/import/save-bar';
import { Options } from '../../../components/options/options';
import { createBar } from '../../../components/page/selection/bar';
import { offered } from '../../../components/page/tools/choices';
import type { Panel } from '../../../components/page/tools/panel';
import type { Texts } from '../../../components/page/tools/tool-texts';
import { NO_FILTER } from '../../../components/popup/filter';
import { PasteLinks } from '../../../components/popup/paste-links';
import { PublicSaving } from '../../../components/popup/public-saving';
import { actionsFor } from '../../../components/popup/task-actions';
import { TaskList } from '../../../components/popup/task-list';
import { ThisPage } from '../../../components/popup/this-page';
import { Uploads } from '../../../components/uploads/uploads';
import { createMenus, readMenuId } from '../../../utils/background/menus';
import type { Capture } from '../../../utils/captures/types';
import { DEFAULT_SETTINGS, readSettings, writeSettings } from '../../../utils/settings';
import { capture } from '../sample-capture';
import { open, speakEnglish } from './page';

/** Every word for it: "Save publicly…", "Copy to public…", "Public". */
const PUBLIC = /public/i;

/** The names of all that can be pressed or chosen. */
const choices = (root: ParentNode) =>
  [...root.querySelectorAll('button, option, label')].map(
    (one) => one.getAttribute('aria-label') ?? one.textContent ?? '',
  );

function List({ rows, publicSaving }: { rows: Capture[]; publicSaving: boolean }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const captures = { rows, complete: true, imports: [], queue: null };
  return (
    <PublicSaving.Provider value={publicSaving}>
      <TaskList captures={captures} filter={filter} onFilter={setFilter} />
    </PublicSaving.Provider>
  );
}

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
});

describe('where public saving is off, nothing that leads to the public library is offered', () => {
  const ready = () => capture({ title: 'Dogs', status: 'ready', videoNos: ['VI1'] });

  it('about a row: neither to copy it there, nor to retry what was to go there', () => {
    expect(actionsFor(ready(), false)).toEqual(['delete', 'remove']);
    expect(actionsFor(capture({ status: 'failed', library: 'public' }), false)).toEqual(['remove']);
    expect(actionsFor(capture({ status: 'failed' }), false)).toEqual(['retry', 'remove']);
    expect(actionsFor(capture({ status: 'ready', library: 'public' }), false)).toEqual(['to-private', 'remove']);
  });

  it.each([
    [true, true],
    [false, false],
  ])(
    'in a row, in its menu and in the bar of the selected ones (public saving: %s)',
    async (publicSaving, expected) => {
      const { click, root, find } = await open(<List rows={[ready()]} publicSaving={publicSaving} />);
      const row = () => choices(find('li')).some((name) => PUBLIC.test(name));
      expect(row()).toBe(expected);
      await click('.more');
      expect(choices(find('[role=menu]')).some((name) => PUBLIC.test(name))).toBe(expected);
      await click('input', 'Select: Dogs');
      expect(choices(root.querySelector('[role=toolbar]') as Element).some((name) => PUBLIC.test(name))).toBe(expected);
    },
  );

  it('for the page beside the popup, and for what is pasted', async () => {
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue(undefined as never);
    const tab = { id: 1, url: 'https://www.youtube.com/shorts/abcdefghijk', title: 'Dogs', active: true };
    vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([tab] as never);
    const settings = { ...DEFAULT_SETTINGS, publicSaving: false };
    await writeSettings({ publicSaving: false });
    const worker = { getStates: () => ({}), getFolders: () => ({ folders: [] }) };
    const card = await open(<ThisPage settings={settings} waitMs={0} />, worker);
    expect(choices(card.root)).toContain('Save privately');
    expect(choices(card.root).filter((name) => PUBLIC.test(name))).toEqual([]);
    const paste = await open(<PasteLinks defaultLibrary="private" defaultFolder="" waitMs={0} />, worker);
    expect(choices(paste.root).filter((name) => PUBLIC.test(name))).toEqual([]);
  });

  it('for a list, and for uploads', async () => {
    const settings = { ...DEFAULT_SETTINGS, publicSaving: false };
    const saving = { waitMs: 0, progress: null } as never;
    const bar = <SaveBar groups={[]} tallies={new Map()} {...{ saving, settings }} since={undefined} reading={false} />;
    const list = await open(bar, { getFolders: () => ({ folders: [] }) });
    expect(choices(list.root)).toContain('Save privately');
    expect(choices(list.root).filter((name) => PUBLIC.test(name))).toEqual([]);
    await writeSettings({ publicSaving: false });
    const uploads = await open(<Uploads />, { getFolders: () => ({ folders: [] }) });
    expect(choices(uploads.root).filter((name) => PUBLIC.test(name))).toEqual([]);
  });

  it('as the library of saves without a word in the options, where only the switch itself speaks of it', async () => {
    await writeSettings({ publicSaving: false, defaultLibrary: 'public' });
    expect((await readSettings()).defaultLibrary).toBe('private');
    const { root } = await open(<Options />, { getFolders: () => ({ folders: [] }) });
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[name=library]')];
    expect(radios.map(({ checked }) => checked)).toEqual([true]);
  });

  it("in the browser's menu", async () => {
    const made: string[] = [];
    vi.spyOn(fakeBrowser.contextMenus, 'removeAll').mockResolvedValue(undefined as never);
    vi.spyOn(fakeBrowser.contextMenus, 'create').mockImplementation(((item: { id: string }) =>
      made.push(item.id)) as never);
    await createMenus();
    expect(made.some((id) => readMenuId(id).isPublic)).toBe(true);
    made.length = 0;
    await writeSettings({ publicSaving: false });
    await createMenus();
    expect(made).toContain('save-link');
    expect(made.filter((id) => readMenuId(id).isPublic)).toEqual([]);
  });

  it.each([true, false])('in the menu and the bar of a page (public saving: %s)', (publicSaving) => {
    const texts = new Proxy({} as Texts, { get: (_, key) => String(key) });
    const all = ['save_private', 'save_public', 'page_menu_list'].map((label) => ({ label, run: () => undefined }));
    expect(offered(all, texts, { publicSaving }).some(({ label }) => PUBLIC.test(label))).toBe(publicSaving);
    const names: string[] = [];
    const button = (name: string) => {
      names.push(name);
      return document.createElement('button');
    };
    const place = document.createElement('div');
    const panel = { button, dock: (one: Element) => place.append(one) };
    const nothing = () => undefined;
    const actions = { selectAll: nothing, selectNew: nothing, loadMore: nothing, stop: nothing, save: nothing };
    createBar(panel as unknown as Panel, texts, { ...actions, clear: nothing, leave: nothing, publicSaving });
    expect(names).toContain('save_private');
    expect(names.includes('save_public')).toBe(publicSaving);
  });
});
