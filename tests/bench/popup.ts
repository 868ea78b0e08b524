import type { BrowserContext, Page } from '@playwright/test';
import { tallyOf } from '../../utils/captures/counts';
import type { Capture } from '../../utils/captures/types';
import { PopupPage } from '../e2e/pages/popup-page.ts';
import { extensionUrl } from '../e2e/support/browser.ts';
import type { Browsers } from './browsers.ts';
import { type Finding, median, percentile, range } from './measure.ts';
import { mixedPosts } from './sample-captures.ts';

const CAPTURES = 10_000;
/** As large as a browser lets a popup of our width be. */
const POPUP_SIZE = { width: 400, height: 600 };
/** Typed letter by letter: the first letters match every row, the last ones a single one. */
const TYPED = 'post 4321';

/** Begins the line of the console that says when the first frame with a row came. */
const FIRST_ROWS = 'first rows at';

/**
 * Says when the first frame with a row in it came, and notes for each letter when the frame with its result was
 * through. Neither draws frames of its own.
 */
const WATCH = `
  globalThis.__letters = [];
  const painted = (note) => requestAnimationFrame(() => setTimeout(note));
  const rows = new MutationObserver(() => {
    if (!document.querySelector('.tasks > li')) return;
    rows.disconnect();
    requestAnimationFrame(() => console.debug('${FIRST_ROWS}', performance.now()));
  });
  rows.observe(document, { childList: true, subtree: true });
  addEventListener('input', (event) => {
    const letter = { at: event.timeStamp, done: 0 };
    const note = () => { letter.done = performance.now(); };
    __letters.push(letter);
    painted(note);
    const changes = new MutationObserver(() => painted(note));
    changes.observe(document, { childList: true, subtree: true, characterData: true });
    setTimeout(() => changes.disconnect(), 250);
  }, { capture: true });`;

/** (f) The popup, opened as a tab, over a database of 10,000 captures. */
export async function measurePopup(runs: number, browsers: Browsers): Promise<Finding[]> {
  const context = await browsers.context('with');
  await putCaptures(context, sampleCaptures());
  const opened: { firstRows: number; letters: number[]; nodes: number }[] = [];
  for (let run = 0; run < runs; run += 1) opened.push(await openOnce(context));
  // What comes after finds the posts of its pages unsaved.
  await putCaptures(context, []);
  const letters = opened.flatMap((run) => run.letters);
  const firstRows = opened.map((run) => run.firstRows);
  const nodes = opened.map((run) => run.nodes);
  return [
    { what: 'Popup, 10,000: to first rows', value: median(firstRows), unit: 'ms', aim: 100, note: range(firstRows) },
    {
      what: 'Popup, 10,000: letter to filtered list, p95',
      value: percentile(letters, 0.95),
      unit: 'ms',
      aim: 30,
      note: `p50 ${percentile(letters, 0.5).toFixed(1)}; ${range(letters)}; up to the end of the frame that shows it`,
    },
    {
      what: 'Popup, 10,000: DOM nodes',
      value: Math.max(...nodes),
      unit: 'nodes',
      aim: 299,
      note: 'elements, scrolled to the middle',
    },
  ];
}

async function openOnce(context: BrowserContext) {
  const page = await context.newPage();
  await page.setViewportSize(POPUP_SIZE);
  await page.addInitScript(WATCH);
  const firstRows = await openToFirstRows(page);
  await page.getByText(/^10,000 of 10,000$/).waitFor();
  const letters = await type(page);
  await page.getByRole('searchbox').fill('');
  await page.getByText(/^10,000 of 10,000$/).waitFor();
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)');
  await page.waitForTimeout(300);
  const nodes = await page.evaluate<number>(`document.getElementsByTagName('*').length`);
  await page.close();
  return { firstRows, letters, nodes };
}

/** Whatever Playwright asks the page before it has said so would run in the page, and be measured with it. */
async function openToFirstRows(page: Page): Promise<number> {
  const said = page.waitForEvent('console', (message) => message.text().startsWith(FIRST_ROWS));
  await page.goto(extensionUrl('popup.html'), { waitUntil: 'commit' });
  return Number((await said).text().slice(FIRST_ROWS.length));
}

async function type(page: Page): Promise<number[]> {
  await page.getByRole('searchbox').focus();
  for (const letter of TYPED) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(300);
  }
  await page.getByText(/^1 of 10,000$/).waitFor();
  const letters = await page.evaluate<{ at: number; done: number }[]>('__letters');
  return letters.map(({ at, done }) => done - at);
}

function sampleCaptures(): Capture[] {
  const captures = mixedPosts(CAPTURES, Date.now() - CAPTURES * 60_000, 60_000);
  return captures.map((capture, n) => ({ ...capture, status: n % 20 === 0 ? 'failed' : 'ready' }));
}

/** Has the database hold these captures only. From a page of the extension: the popup, opened first, made the stores. */
export async function putCaptures(context: BrowserContext, captures: Capture[]): Promise<void> {
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.page.getByRole('searchbox').waitFor();
  await popup.page.evaluate(
    ({ rows, counts }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('memories');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['captures', 'counts', 'tasks'], 'readwrite');
          const store = tx.objectStore('captures');
          store.clear();
          tx.objectStore('counts').clear();
          for (const count of counts) tx.objectStore('counts').put(count);
          // Else what other measurements saved is followed meanwhile, and the list drawn anew at each step of it.
          tx.objectStore('tasks').clear();
          for (const row of rows) store.put(row);
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { rows: captures, counts: tallyOf(captures) },
  );
  await popup.page.close();
}
