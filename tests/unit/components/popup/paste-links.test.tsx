// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PasteLinks } from '../../../../components/popup/paste-links';
import { MAX_TEXT } from '../../../../components/popup/split-links';
import type { Answers, MessageData, SaveOutcome } from '../../../../utils/messages';
import { open, settle } from '../page';

const A = 'https://www.youtube.com/watch?v=aaaaaaaaaaa';
const B = 'https://www.youtube.com/watch?v=bbbbbbbbbbb';

/** A worker that has seen B before and queues everything else. */
const saveCaptures = ({ items, again }: MessageData<'saveCaptures'>) => ({
  results: items.map(({ url }): SaveOutcome => {
    const common = { url, key: url, captureId: url };
    return url === B && !again
      ? { ...common, outcome: 'already-saved', state: 'ready' }
      : { ...common, outcome: 'queued' };
  }),
  waitMs: 0,
});

/** `saves`: what of all that is sent asks for something to be saved. */
async function page(folders: Answers['getFolders']['folders'] = [], before = async (): Promise<unknown> => undefined) {
  const opened = await open(<PasteLinks defaultLibrary="private" defaultFolder="" waitMs={0} />, {
    saveCaptures: async (data: MessageData<'saveCaptures'>) => {
      await before();
      return saveCaptures(data);
    },
    getFolders: () => ({ folders }),
  });
  return { ...opened, saves: () => opened.sent.filter(({ name }) => name === 'saveCaptures') };
}

beforeEach(() => fakeBrowser.reset());

describe('Paste links', () => {
  it('saves the good ones, names the others with the reason, and keeps those in the field', async () => {
    const { type, click, find, saves, text } = await page();
    await type('textarea', `${A}, ${B} and https://vimeo.com/1`);
    await click('button', 'Add');
    expect(saves()).toEqual([{ name: 'saveCaptures', data: { items: [{ url: A }, { url: B }], library: 'private' } }]);
    expect(text()).toContain('Added: 1');
    expect(text()).toContain('Already saved: 1');
    expect(text()).toContain('https://vimeo.com/1: not a TikTok');
    expect((find('textarea') as HTMLTextAreaElement).value).toBe('https://vimeo.com/1');
  });

  it('keeps what is typed while an earlier text is still being saved', async () => {
    let go: () => void = () => undefined;
    const { type, click, find } = await page(
      [],
      () =>
        new Promise<void>((resolve) => {
          go = resolve;
        }),
    );
    await type('textarea', A);
    await click('button', 'Add');
    await type('textarea', `${A}\n${B}`);
    go();
    await settle();
    expect((find('textarea') as HTMLTextAreaElement).value).toBe(`${A}\n${B}`);
  });

  it('sends what was saved before once more when asked', async () => {
    const { type, click, saves, text } = await page();
    await type('textarea', B);
    await click('button', 'Add');
    await click('button', 'Save again');
    expect(saves()[1]?.data).toEqual({ items: [{ url: B }], library: 'private', again: true });
    expect(text()).toContain('Added: 1');
  });

  it('says so when there is no link, and sends nothing', async () => {
    const { type, click, saves, text } = await page();
    await type('textarea', 'no link here');
    await click('button', 'Add');
    expect(text()).toContain('No link found');
    expect(saves()).toEqual([]);
  });

  it('reads no more of a dropped file than counts: it may be a film', async () => {
    const { find, text } = await page();
    const slice = vi.fn(() => new Blob([A]));
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    find('textarea').dispatchEvent(Object.assign(drop, { dataTransfer: { files: [{ slice }] } }));
    await settle();
    expect(slice).toHaveBeenCalledWith(0, MAX_TEXT);
    expect(text()).toContain('Added: 1');
  });

  it('takes every file that is dropped', async () => {
    const { find, saves } = await page();
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    const files = [new Blob([A]), new Blob([`see ${B}`])];
    find('textarea').dispatchEvent(Object.assign(drop, { dataTransfer: { files } }));
    await settle();
    expect(saves()).toEqual([{ name: 'saveCaptures', data: { items: [{ url: A }, { url: B }], library: 'private' } }]);
  });

  it('hands more than one message may carry to the worker in parts, and tells of them as one', async () => {
    const { type, click, saves, text } = await page();
    const many = Array.from({ length: 10_001 }, (_, i) => `https://youtu.be/${String(i).padStart(11, 'x')}`).join('\n');
    await type('textarea', many);
    await click('button', 'Add');
    await click('button', 'Save all');
    expect(saves().map(({ data }) => (data as MessageData<'saveCaptures'>).items.length)).toEqual([10_000, 1]);
    const parts = saves().map(({ data }) => (data as MessageData<'saveCaptures'>).importId);
    expect(parts[0]).toBeTruthy();
    expect(parts[1]).toBe(parts[0]);
    expect(text()).toContain('Added: 10,001');
  });

  it('asks before more than fifty go out, with how long it takes, and heeds a no', async () => {
    const { type, click, saves, text, find } = await page();
    const many = Array.from({ length: 60 }, (_, i) => `https://youtu.be/${String(i).padStart(11, 'x')}`).join('\n');
    await type('textarea', many);
    await click('button', 'Add');
    expect(text()).toContain('Save 60 posts?');
    expect(text()).toContain('in batches: 2');
    expect(text()).toContain('1 minute');
    await click('button', 'Cancel');
    expect(saves()).toEqual([]);
    expect((find('textarea') as HTMLTextAreaElement).value).toBe(many);
  });

  it('asks before anything becomes public, and only then confirms it to the worker', async () => {
    const { type, click, find, saves, text } = await page();
    await type('textarea', A);
    const library = find('select') as HTMLSelectElement;
    library.value = 'public';
    library.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await click('button', 'Add');
    expect(text()).toContain('everybody can see what you save there, and it can never be deleted');
    expect(saves()).toEqual([]);
    await click('button', 'Save publicly, forever');
    expect(saves()[0]?.data).toEqual({ items: [{ url: A }], library: 'public', confirmedPublic: true });
  });

  it('offers the folders of the account for what goes to the private library', async () => {
    const { type, click, find, root, saves } = await page([{ id: '7', name: 'Kiln' }]);
    expect(root.querySelectorAll('select')).toHaveLength(1);
    await type('textarea', A);
    const [library, folder] = [...root.querySelectorAll('select')] as [HTMLSelectElement, HTMLSelectElement];
    expect(find('label', 'Folder').getAttribute('for')).toBe(folder.id);
    folder.value = '7';
    folder.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await click('button', 'Add');
    expect(saves()[0]?.data).toEqual({ items: [{ url: A }], library: 'private', folder: '7' });
    await type('textarea', A);
    library.value = 'public';
    library.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(root.querySelectorAll('select')).toHaveLength(1);
  });
});
