// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LooksDifferent, looksDifferent, reportText } from '../../../../components/popup/looks-different';
import type { SurfaceReport } from '../../../../utils/messages/surface-report';
import { open } from '../page';

const known: SurfaceReport = {
  platform: 'youtube',
  surface: 'home',
  cards: 20,
  links: 40,
  taken: 0,
  pageControl: 'none-expected',
};
const changed: SurfaceReport = { ...known, cards: 0 };

beforeEach(() => fakeBrowser.reset());

const pageAnswers = (answer: unknown) => vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockResolvedValue(answer as never);

describe('a page looks different', () => {
  it.each([
    ['as we know it', known, false],
    ['without a card for its links', changed, true],
    ['without links', { ...changed, links: 0 }, false],
    ['with its own button afloat', { ...known, pageControl: 'floating' as const }, true],
    ['with its own button held back', { ...known, pageControl: 'held' as const }, true],
    ['with buttons that the site took away', { ...known, taken: 3 }, true],
  ])('%s: %o → %s', (_how, report, different) => {
    expect(looksDifferent(report)).toBe(different);
  });

  it('is said with a report that holds no address and no name', async () => {
    pageAnswers(changed);
    const { text, find } = await open(<LooksDifferent tabId={7} />);
    expect(text()).toContain('has changed');
    expect(find('button', 'Copy a report')).toBeTruthy();
    expect(reportText(changed, '0.1.0')).toBe(
      'Memories 0.1.0\nyoutube\nhome\ncards 0\nlinks 40\ntaken 0\nnone-expected',
    );
  });

  it('is not said of a page that we know', async () => {
    pageAnswers(known);
    expect((await open(<LooksDifferent tabId={7} />)).text()).toBe('');
  });

  it.each([null, { ...changed, surface: '/@somebody' }, 'yes'])('is not said on the word %o', async (answer) => {
    pageAnswers(answer);
    expect((await open(<LooksDifferent tabId={7} />)).text()).toBe('');
  });

  it('is not said where nobody listens', async () => {
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('no receiver'));
    expect((await open(<LooksDifferent tabId={7} />)).text()).toBe('');
  });
});
