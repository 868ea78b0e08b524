// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { firstOfDays } from '../../../../components/popup/days';
import { NO_FILTER } from '../../../../components/popup/filter';
import { TaskList } from '../../../../components/popup/task-list';
import { between } from '../../../../components/ui/use-ticked';
import { captureTitle } from '../../../../utils/captures/title';
import type { Capture } from '../../../../utils/captures/types';
import { capture } from '../../sample-capture';
import { open, settle, type Worker } from '../page';

function List({ rows }: { rows: Capture[] }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const captures = { rows, complete: true, imports: [], queue: null };
  return <TaskList captures={captures} filter={filter} onFilter={setFilter} />;
}

const list = (rows: Capture[], worker?: Worker) => open(<List rows={rows} />, worker);

beforeEach(() => fakeBrowser.reset());

describe('several tasks at once', () => {
  const three = () => ['One', 'Two', 'Three'].map((title) => capture({ title, status: 'failed' }));

  it('are removed by one press, and the selection is over', async () => {
    const rows = three();
    const { click, sent, root } = await list(rows, { removeCaptures: () => ({ removed: [] }) });
    await click('input', 'Select: One');
    await click('input', 'Select: Three');
    await click('button', 'Remove selected');
    expect(sent).toEqual([{ name: 'removeCaptures', data: { captureIds: [rows[0]?.id, rows[2]?.id] } }]);
    expect(root.querySelector('[role=toolbar]')).toBeNull();
  });

  it('are ticked from one to another with shift', async () => {
    const { find, text, click } = await list(three());
    await click('input', 'Select: One');
    find('input', 'Select: Three').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await settle();
    expect(text()).toContain('3 selected');
    await click('button', 'Clear selection');
    expect(text()).not.toContain('selected');
  });

  it('offers of the ways only those that fit some of them', async () => {
    const { click, root } = await list([capture({ title: 'Mine', status: 'indexing' })]);
    await click('input', 'Select: Mine');
    const names = [...root.querySelectorAll('[role=toolbar] button')].map((button) =>
      button.getAttribute('aria-label'),
    );
    expect(names).toEqual(['Clear selection', 'Remove selected']);
  });

  it('between two rows that are shown, in either direction', () => {
    const rows = ['a', 'b', 'c', 'd'];
    expect(between(rows, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(between(rows, 'gone', 'b')).toEqual(['b']);
  });
});

describe('the list by keyboard', () => {
  it('goes up and down between the same controls of the rows', async () => {
    const { find } = await list([capture({ title: 'One' }), capture({ title: 'Two' })]);
    const first = find('input', 'Select: One');
    first.focus();
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(find('input', 'Select: Two'));
  });
});

describe('the days of the list', () => {
  it('begin where a line is of another day than the one before; what is in an import counts for none', () => {
    const at = (day: number, hour: number) => capture({ createdAt: new Date(2026, 10, day, hour).getTime() });
    const items = [
      { capture: at(26, 20) },
      { capture: at(26, 1) },
      { capture: at(3, 5), inside: true as const },
      { capture: at(25, 23) },
    ];
    expect([...firstOfDays(items).values()]).toEqual([
      new Date(2026, 10, 26).getTime(),
      new Date(2026, 10, 25).getTime(),
    ]);
    expect([...firstOfDays(items).keys()]).toEqual([items[0], items[3]]);
  });
});

describe('what a task is called', () => {
  it.each([
    [{ title: 'Dogs' }, 'Dogs'],
    [{ kind: 'hashtag', url: 'breadé' }, '#breadé'],
    [{ kind: 'creator', url: 'https://www.tiktok.com/@miro.bakes' }, '@miro.bakes'],
    [{ kind: 'creator', url: 'https://www.instagram.com/kilnhouse/' }, '@kilnhouse'],
    [{ kind: 'post', url: 'https://youtu.be/x' }, 'https://youtu.be/x'],
  ] as const)('%o → %s', (one, name) => {
    expect(captureTitle({ kind: 'post', url: '', ...one })).toBe(name);
  });
});
