// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { HistoryData } from '../../../../components/options/history-data';
import { historyToFile } from '../../../../utils/history/history-file';
import { capture } from '../../sample-capture';
import { open, settle, type Worker } from '../page';

beforeEach(() => fakeBrowser.reset());

const ID = '01930000-0000-7000-8000-';
const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => capture({ id: ID + String(i).padStart(12, '0'), key: `tiktok:post:${i}` }));

async function importFile(content: string, worker: Worker = {}) {
  const page = await open(<HistoryData />, worker);
  const chooser = page.find('input[type=file]') as HTMLInputElement;
  Object.defineProperty(chooser, 'files', { value: [new File([content], 'history.json')] });
  chooser.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  return page;
}

describe('importing a history', () => {
  it('goes to the worker in portions and says what came of it', async () => {
    const mergeHistory = ({ captures }: { captures: unknown[] }) => ({
      added: captures.length - 1,
      completed: 0,
      known: 1,
      unsent: 1,
    });
    const { sent, text } = await importFile(historyToFile(rows(1100), [], 0), { mergeHistory });
    expect(sent.map(({ data }) => (data as { captures: unknown[] }).captures.length)).toEqual([500, 500, 100]);
    expect(text()).toContain('Added: 1,097. Completed: 0. Here already: 3.');
    expect(text()).toContain('Not sent yet when the file was written: 3.');
  });

  it.each(['', '{"format":"memories-save-settings"}'])(
    'says of %j that it is none, and changes nothing',
    async (file) => {
      const { sent, text } = await importFile(file);
      expect(sent).toEqual([]);
      expect(text()).toContain("This isn't a history file");
    },
  );

  it('says how many entries can not be read', async () => {
    const file = historyToFile(rows(2), [], 0).replace('"status":"', '"status":"x');
    const mergeHistory = () => ({ added: 1, completed: 0, known: 0, unsent: 0 });
    expect((await importFile(file, { mergeHistory })).text()).toContain("couldn't be read and were left out: 1");
  });
});
