// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NO_FILTER } from '../../../../components/popup/filter';
import { TaskList } from '../../../../components/popup/task-list';
import type { Capture } from '../../../../utils/captures/types';
import type { MessageData, SaveReceipt } from '../../../../utils/messages';
import { capture } from '../../sample-capture';
import { open, type Worker } from '../page';

function List({ rows }: { rows: Capture[] }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const captures = { rows, complete: true, imports: [], queue: null };
  return <TaskList captures={captures} filter={filter} onFilter={setFilter} />;
}

const list = (rows: Capture[], worker?: Worker) => open(<List rows={rows} />, worker);

beforeEach(() => fakeBrowser.reset());

describe('the list of tasks', () => {
  it('shows what it is, where it goes and what became of it', async () => {
    const { find, text } = await list([capture({ title: 'Dogs', status: 'indexing' })]);
    expect(find('li a').getAttribute('href')).toMatch(/^https:\/\/www\.tiktok\.com\/@mila\/video\//);
    expect(find('li a').textContent).toBe('Dogs');
    expect(text()).toContain('TikTok · Private');
    expect(text()).toContain('Indexing');
  });

  it('shows text of strangers as text', async () => {
    const { root, text } = await list([capture({ title: '<img src=x onerror=alert(1)>' })]);
    expect(root.querySelector('li img')).toBeNull();
    expect(text()).toContain('<img src=x onerror=alert(1)>');
  });

  it('says in words why one failed, and what the provider said', async () => {
    const problem = { code: 'video-failed', detail: 'codec av1' } as const;
    const { text } = await list([capture({ status: 'failed', problem })]);
    expect(text()).toContain('could not process this video');
    expect(text()).toContain('(codec av1)');
  });

  it('cancels, retries and removes at a press', async () => {
    const failed = capture({ status: 'failed' });
    const queued = capture({ status: 'queued' });
    const { click, sent } = await list([failed, queued], {
      cancelCaptures: () => ({ cancelled: [queued.id], tooLate: [] }),
      retryCaptures: () => ({ retried: [failed.id] }),
      removeCaptures: () => ({ removed: [failed.id] }),
    });
    await click('button', 'Cancel');
    await click('button', 'Retry');
    await click('button', 'Remove');
    expect(sent.map(({ name }) => name)).toEqual(['cancelCaptures', 'retryCaptures', 'removeCaptures']);
  });

  it('names what is queued again, and of a picture whose file is gone says that it is not', async () => {
    const [failed, gone] = [
      capture({ status: 'failed', title: 'A bowl' }),
      capture({ status: 'failed', kind: 'image' }),
    ];
    const { click, text } = await list([failed], { retryCaptures: () => ({ retried: [failed.id] }) });
    await click('button', 'Retry');
    expect(text()).toContain('Queued again: A bowl');
    const other = await list([gone], { retryCaptures: () => ({ retried: [] }) });
    await other.click('button', 'Retry');
    expect(other.text()).toContain("its file isn't kept any more");
    expect(other.text()).not.toContain('Queued again');
  });

  it('says so when it was too late to cancel', async () => {
    const queued = capture({ status: 'queued' });
    const { click, text } = await list([queued], { cancelCaptures: () => ({ cancelled: [], tooLate: [queued.id] }) });
    await click('button', 'Cancel');
    expect(text()).toContain('Too late to cancel');
  });

  it('deletes from the library only after asking', async () => {
    const ready = capture({ status: 'ready', videoNos: ['VI1'] });
    const { click, sent } = await list([ready], { deleteFromLibrary: () => ({ deleted: [ready.id], failed: [] }) });
    await click('li button', 'Delete from library');
    await click('dialog button', 'Cancel');
    expect(sent).toEqual([]);
    await click('li button', 'Delete from library');
    await click('dialog button', 'Delete from library');
    expect(sent).toEqual([{ name: 'deleteFromLibrary', data: { captureIds: [ready.id] } }]);
  });

  it('sends to the other library, says that it is free, and asks before public', async () => {
    const mine = capture({ status: 'ready', videoNos: ['VI1'] });
    const shared = capture({ status: 'ready', videoNos: ['PI-1'], library: 'public' });
    const resendCaptures = ({ captureIds }: MessageData<'resendCaptures'>): SaveReceipt => ({
      results: captureIds.map((id) => ({ url: id, key: id, captureId: id, outcome: 'queued' })),
      waitMs: 0,
    });
    const { click, sent, text } = await list([mine, shared], { resendCaptures });
    await click('button', 'Copy to private');
    expect(text()).toContain('free of charge');
    await click('li button', 'Copy to public…');
    expect(sent).toHaveLength(1);
    await click('dialog button', 'Save publicly, forever');
    expect(sent.map(({ data }) => data)).toEqual([
      { captureIds: [shared.id], library: 'private' },
      { captureIds: [mine.id], library: 'public', confirmedPublic: true },
    ]);
  });

  it('takes the second half of a double click for no answer', async () => {
    const ready = capture({ status: 'ready', videoNos: ['VI1'] });
    const { click, find } = await list([ready]);
    await click('li button', 'Copy to public…');
    const second = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 });
    find('dialog button', 'Save publicly, forever').dispatchEvent(second);
    expect(second.defaultPrevented).toBe(true);
  });

  it('narrows as the person types', async () => {
    const { type, root, text } = await list([capture({ title: 'Dogs' }), capture({ title: 'Cats' })]);
    await type('input[type=search]', 'cat');
    expect(root.querySelectorAll('li')).toHaveLength(1);
    expect(text()).toContain('Cats');
    await type('input[type=search]', 'bird');
    expect(text()).toContain('No tasks match your filters.');
  });

  it('keeps only what is near the viewport of ten thousand', async () => {
    const { root } = await list(Array.from({ length: 10_000 }, () => capture()));
    expect(root.querySelectorAll('li').length).toBeLessThan(40);
    expect(root.querySelector('li')?.getAttribute('aria-setsize')).toBe('10000');
  });
});
