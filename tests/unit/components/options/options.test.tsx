import 'fake-indexeddb/auto';
// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../../components/options/options';
import { originPattern } from '../../../../utils/pages/site-access';
import { readSettings, sanitiseSettings, writeSettings } from '../../../../utils/settings';
import { readApiKey, writeApiKey } from '../../../../utils/settings/api-key';
import { open, settle } from '../page';

beforeEach(() => fakeBrowser.reset());

/** The field that belongs to a label. */
function field(root: HTMLElement, label: string): string {
  const found = [...root.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === label);
  if (!found) throw new Error(`no field "${label}"`);
  return found.htmlFor ? `[id="${found.htmlFor}"]` : `label:has(input[name=library]) input`;
}

describe('the key', () => {
  const events = (inputType: string) => new InputEvent('input', { bubbles: true, inputType });

  it('is not stored in part, however fast it is typed, and is once the field is left', async () => {
    const { root, find } = await open(<Options />);
    const box = find(field(root, 'API key')) as HTMLInputElement;
    // Several letters between two looks at the field: what is drawn lags behind.
    box.value = 'sk-half';
    box.dispatchEvent(events('insertText'));
    await settle();
    expect(await readApiKey()).toBe('');
    box.value = 'sk-half-and-the-rest';
    box.dispatchEvent(events('insertText'));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(await readApiKey()).toBe('sk-half-and-the-rest');
  });

  it.each(['insertFromPaste', 'insertFromDrop', 'insertReplacementText'])('is stored at once by %s', async (how) => {
    const { root, find } = await open(<Options />);
    const box = find(field(root, 'API key')) as HTMLInputElement;
    box.value = 'sk-whole';
    box.dispatchEvent(events(how));
    await settle();
    expect(await readApiKey()).toBe('sk-whole');
  });
});

describe('the foot of the options', () => {
  it('says which version this is: whoever reports a fault is asked for it', async () => {
    expect((await open(<Options />)).text()).toContain('Version 1.2.3');
  });
});

describe('a setting', () => {
  it('is stored as soon as it is typed, and said so', async () => {
    const { root, type, text } = await open(<Options />);
    await type(field(root, 'Namespace'), 'research');
    expect((await readSettings()).namespace).toBe('research');
    expect(text()).toContain('Saved: Namespace');
  });

  it.each([
    ['Namespace', ' ', 'Enter 1 to 200'],
    ['Posts per creator', '0', 'Enter a whole number from 1 to 1000'],
    ['Requests per minute', '61', 'Enter a whole number from 1 to 60'],
    ['Requests per minute', '', 'Enter a whole number from 1 to 60'],
    ['Callback URL', 'nowhere', 'begins with https://'],
  ])('%s = %j is not stored and says what is right', async (label, typed, error) => {
    const before = await readSettings();
    const { root, type, find, text } = await open(<Options />);
    await type(field(root, label), typed);
    find(field(root, label)).dispatchEvent(new FocusEvent('blur'));
    await settle();
    expect(find(field(root, label)).getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain(error);
    expect(await readSettings()).toEqual(before);
  });

  it('a switch goes off', async () => {
    const { root, click } = await open(<Options />);
    await click(field(root, 'TikTok'));
    expect((await readSettings()).tiktok).toBe(false);
  });

  it('a folder can be chosen once the account has folders', async () => {
    const folders = [
      { id: '-1', name: 'Default' },
      { id: '568102998803353601', name: 'Cats' },
    ];
    const { root, find } = await open(<Options />, { getFolders: () => ({ folders }) });
    const select = find(field(root, 'Folder')) as HTMLSelectElement;
    expect([...select.options].map(({ textContent }) => textContent?.trim())).toEqual([
      'None: Memories.ai decides',
      'Default',
      'Cats',
    ]);
    select.value = '568102998803353601';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect((await readSettings()).folder).toBe('568102998803353601');
  });

  it('no folder is offered where there are none, but one that was chosen can be given up', async () => {
    const labels = (root: HTMLElement) => [...root.querySelectorAll('label')].map((l) => l.textContent?.trim());
    const none = { getFolders: () => ({ folders: [] }) };
    expect(labels((await open(<Options />, none)).root)).not.toContain('Folder');
    await writeSettings({ folder: '7' });
    expect(labels((await open(<Options />, none)).root)).toContain('Folder');
  });

  it('warns of a pace that the provider does not publish', async () => {
    const { root, type, text } = await open(<Options />);
    expect(text()).not.toContain('key may be suspended');
    await type(field(root, 'Requests per minute'), '5');
    expect(text()).toContain('key may be suspended');
  });
});

describe('the API address', () => {
  const address = 'https://proxy.example:8443';

  async function typeAddress(page: Awaited<ReturnType<typeof open>>, typed = address) {
    const input = page.find(field(page.root, 'API address')) as HTMLInputElement;
    input.value = typed;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
  }

  it('is used only after the browser was allowed to reach it', async () => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    const request = vi.spyOn(fakeBrowser.permissions, 'request').mockResolvedValue(true as never);
    const page = await open(<Options />);
    await typeAddress(page);
    expect((await readSettings()).apiAddress).toBe('https://api.memories.ai');
    await page.click('button', 'Allow and use');
    expect(request).toHaveBeenCalledWith({ origins: ['https://proxy.example/*'] });
    expect((await readSettings()).apiAddress).toBe(address);
  });

  it('stays as it was when the person refuses', async () => {
    vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(false as never);
    vi.spyOn(fakeBrowser.permissions, 'request').mockResolvedValue(false as never);
    const page = await open(<Options />);
    await typeAddress(page);
    await page.click('button', 'Allow and use');
    expect((await readSettings()).apiAddress).toBe('https://api.memories.ai');
    expect(page.text()).toContain('Not allowed');
  });

  it.each([
    'http://proxy.example',
    'http://localhost.example',
    'http://192.168.0.2:8080',
    'ftp://localhost',
    'nowhere',
  ])('is not taken when it is %s, where others could read the key on its way', async (typed) => {
    const page = await open(<Options />);
    await typeAddress(page, typed);
    expect(page.text()).toContain('http:// is only for this computer');
    expect(page.root.textContent).not.toContain('Allow and use');
    expect((await readSettings()).apiAddress).toBe('https://api.memories.ai');
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:9000', 'http://[::1]:9000'])(
    'may be plain http on this very computer: %s',
    async (typed) => {
      vi.spyOn(fakeBrowser.permissions, 'contains').mockResolvedValue(true as never);
      const page = await open(<Options />);
      await typeAddress(page, typed);
      expect((await readSettings()).apiAddress).toBe(typed);
    },
  );

  it('that an older version stored is not used when it is plain http', () => {
    const { settings, rejected } = sanitiseSettings({ apiAddress: 'http://proxy.example' });
    expect(settings.apiAddress).toBe('https://api.memories.ai');
    expect(rejected).toEqual(['apiAddress']);
  });

  it('has a match pattern without a port, which Firefox has none for', () => {
    expect(originPattern('http://127.0.0.1:9000')).toBe('http://127.0.0.1/*');
  });
});

describe('the API key', () => {
  it('that is stored never comes back into the page', async () => {
    await writeApiKey('sk-secret-1');
    const { root, text } = await open(<Options />);
    expect(root.innerHTML).not.toContain('sk-secret-1');
    expect([...root.querySelectorAll('input')].map(({ value }) => value)).not.toContain('sk-secret-1');
    expect(text()).toContain('Remove key');
  });

  it('is stored when it was pasted, without the space around it', async () => {
    const { root, type } = await open(<Options />);
    await type(field(root, 'API key'), '  sk-pasted ');
    expect(await readApiKey()).toBe('sk-pasted');
  });

  it('is masked and not stored while somebody is still typing it', async () => {
    const { root, type, find } = await open(<Options />);
    await type(field(root, 'API key'), 's');
    expect(await readApiKey()).toBe('');
    expect(find(field(root, 'API key')).getAttribute('type')).toBe('password');
  });

  it.each([
    [{ ok: true } as const, 'The key works.'],
    [{ ok: false, problem: 'key-refused' } as const, 'rejected your API key'],
    [{ ok: false, problem: 'no-credits' } as const, 'no credits left'],
    [{ ok: false, problem: 'network' } as const, "can't be reached"],
  ])('is checked: %j → %s', async (answer, words) => {
    await writeApiKey('sk-1');
    const { click, text, sent } = await open(<Options />, { checkKey: () => answer });
    await click('button', 'Check key');
    expect(text()).toContain(words);
    expect(JSON.stringify(sent)).not.toContain('sk-1');
  });
});

describe('the state of the API key', () => {
  it('is asked for at once when Enter ends what was typed, and a refusal stands by the field', async () => {
    const { root, type, find, text, sent } = await open(<Options />, {
      checkKey: () => ({ ok: false, problem: 'key-refused' }),
    });
    const box = field(root, 'API key');
    await type(box, 'sk-wrong');
    find(box).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await settle();
    expect(sent.filter(({ name }) => name === 'checkKey')).toHaveLength(1);
    expect(text()).toContain('rejected your API key');
    expect(find(box).getAttribute('aria-invalid')).toBe('true');
  });

  it('is shown again when the page is opened anew', async () => {
    await writeApiKey('sk-1');
    expect((await open(<Options />)).text()).toContain('not checked yet');
    const { click } = await open(<Options />, { checkKey: () => ({ ok: true }) });
    await click('button', 'Check key');
    expect((await open(<Options />)).text()).toContain('The key works. Checked now.');
  });
});

describe('local data', () => {
  async function importFile(content: string) {
    const page = await open(<Options />);
    const chooser = page.find('input[type=file]', 'Import settings') as HTMLInputElement;
    Object.defineProperty(chooser, 'files', { value: [new File([content], 'settings.json')] });
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    return page;
  }

  it('takes settings from a file', async () => {
    const { text } = await importFile('{"format":"memories-save-settings","version":1,"settings":{"quality":360}}');
    expect(text()).toContain('The settings are imported.');
    expect((await readSettings()).quality).toBe(360);
  });

  it('names what a file changed, and says in words when saves are public from now on', async () => {
    const { text } = await importFile(
      '{"format":"memories-save-settings","version":1,"settings":{"defaultLibrary":"public","namespace":"team"}}',
    );
    expect(text()).toContain('Changed: Default library and Namespace.');
    expect(text()).toContain('is now the public one');
  });

  it('takes no address from a file, and says so', async () => {
    const { text } = await importFile(
      '{"format":"memories-save-settings","version":1,"settings":{"apiAddress":"https://a.example","callbackUrl":"https://b.example/"}}',
    );
    expect(text()).toContain('Not imported: the API address https://a.example.');
    expect(text()).toContain('Not imported: the callback URL https://b.example/.');
    expect(await readSettings()).toMatchObject({ apiAddress: 'https://api.memories.ai', callbackUrl: '' });
  });

  it('changes nothing for a file that is not ours', async () => {
    await writeSettings({ quality: 1080 });
    const { text } = await importFile('<html>');
    expect(text()).toContain('Nothing was changed.');
    expect((await readSettings()).quality).toBe(1080);
  });

  it('is deleted only after asking', async () => {
    const { click, sent } = await open(<Options />, { deleteAllLocalData: () => null });
    await click('button', 'Delete all local data');
    await click('dialog button', 'Cancel');
    const deletions = () => sent.filter(({ name }) => name === 'deleteAllLocalData');
    expect(deletions()).toEqual([]);
    await click('button', 'Delete all local data');
    await click('dialog button', 'Delete everything here');
    expect(deletions()).toEqual([{ name: 'deleteAllLocalData', data: {} }]);
  });
});

describe('what is chosen while the choice before it is still being stored', () => {
  it('is added to it, and nothing jumps back', async () => {
    const { find } = await open(<Options />);
    const box = (site: string) => {
      const group = find('fieldset.plain');
      const label = [...group.querySelectorAll('label')].find(({ textContent }) => textContent?.includes(site));
      return label?.querySelector('input') as HTMLInputElement;
    };
    const set = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local) as (items: object) => Promise<void>;
    let store: () => void = () => undefined;
    const allowed = new Promise<void>((resolve) => {
      store = resolve;
    });
    vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items: object) => {
      await allowed;
      await set(items);
    });
    box('TikTok').click();
    await settle();
    expect(box('TikTok').checked).toBe(false);
    box('YouTube').click();
    await settle();
    expect([box('TikTok').checked, box('YouTube').checked]).toEqual([false, false]);
    store();
    await settle();
    expect((await readSettings()).selectHiddenOn).toEqual(['tiktok', 'youtube']);
  });
});

describe('the search of the options', () => {
  it('leaves the settings that have every word, and says so when there is none', async () => {
    const { type, root, text } = await open(<Options />);
    const shown = () =>
      [...root.querySelectorAll<HTMLElement>('.settings:not([hidden]) > :not(h2, [hidden])')].map(
        (setting) => setting.querySelector('label')?.textContent,
      );
    await type('input[type=search]', 'posts creator');
    expect(shown()).toEqual(['Posts per creator']);
    await type('input[type=search]', 'zebra');
    expect(shown()).toEqual([]);
    expect(text()).toContain('No setting matches "zebra".');
  });
});
