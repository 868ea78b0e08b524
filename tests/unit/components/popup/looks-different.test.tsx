// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LooksDifferent, looksDifferent, reportText } from '../../../../components/popup/looks-different';
import { type SurfaceReport, surfaceReportKey } from '../../../../utils/background/surfaces';
import { open } from '../page';

const known: SurfaceReport = {
  platform: 'youtube',
  surface: 'home',
  cards: 20,
  links: 40,
  pageControl: 'none-expected',
};
const changed: SurfaceReport = { ...known, cards: 0 };

beforeEach(() => fakeBrowser.reset());

describe('a page looks different', () => {
  it.each([
    ['as we know it', known, false],
    ['without a card for its links', changed, true],
    ['without links', { ...changed, links: 0 }, false],
    ['with its own button afloat', { ...known, pageControl: 'floating' as const }, true],
  ])('%s: %o → %s', (_how, report, different) => {
    expect(looksDifferent(report)).toBe(different);
  });

  it('is said with a report that holds no address and no name', async () => {
    await fakeBrowser.storage.session.set({ [surfaceReportKey(7)]: changed });
    const { text, find } = await open(<LooksDifferent tabId={7} />);
    expect(text()).toContain('looks different');
    expect(find('button', 'Copy a report')).toBeTruthy();
    expect(reportText(changed, '0.1.0')).toBe('Memories 0.1.0\nyoutube\nhome\ncards 0\nlinks 40\nnone-expected');
  });

  it('is not said of a page that we know', async () => {
    await fakeBrowser.storage.session.set({ [surfaceReportKey(7)]: known });
    expect((await open(<LooksDifferent tabId={7} />)).text()).toBe('');
  });
});
