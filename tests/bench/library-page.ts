import type { BrowserContext, Page } from '@playwright/test';
import type { Capture } from '../../utils/captures/types';
import { extensionUrl } from '../e2e/support/browser.ts';
import type { Browsers } from './browsers.ts';
import { makeText } from './library.ts';
import { type Finding, median, range } from './measure.ts';
import { putCaptures } from './popup.ts';
import { mixedPosts } from './sample-captures.ts';

const SAVES = 10_000;
const WORDS_EACH = 100;
/** A task of the page that a person does not feel, ms. */
const LONGEST_TASK_MS = 50;
const TYPED = 'how to center clay';

/** Notes each task of the page that takes longer than 50 ms. */
const WATCH = `
  globalThis.__tasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) __tasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });`;

/** (j) The library page over 10,000 saves: the longest task of the page while the index is built, written, read back and asked. */
export async function measureLibraryPage(_: number, browsers: Browsers): Promise<Finding[]> {
  const context = await browsers.context('with');
  const posts = mixedPosts(SAVES, Date.now() - SAVES * 60_000, 60_000);
  await putCaptures(
    context,
    posts.map((capture, n): Capture => ({ ...capture, status: 'ready', videoNos: [`VI${n}`] })),
  );
  await putTranscripts(context);
  const first = await openOnce(context);
  const second = await openOnce(context);
  await putCaptures(context, []);
  return [finding('made anew and written down', first), finding('read back', second)];
}

function finding(what: string, tasks: readonly number[]): Finding {
  const longest = Math.max(0, ...tasks);
  const note =
    tasks.length === 0
      ? 'none above 50 ms'
      : `${tasks.length} above 50 ms, ${range(tasks)}, median ${median(tasks).toFixed(0)}`;
  return {
    what: `Library, 10,000: longest task, index ${what}`,
    value: longest,
    unit: 'ms',
    aim: LONGEST_TASK_MS,
    note,
  };
}

async function openOnce(context: BrowserContext): Promise<number[]> {
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  await page.goto(extensionUrl('library.html'));
  await page
    .getByText(/^10,000/)
    .first()
    .waitFor({ timeout: 120_000 });
  await untilWritten(page);
  await page.getByRole('searchbox').pressSequentially(TYPED, { delay: 150 });
  await page.waitForTimeout(1_000);
  const tasks = await page.evaluate<number[]>('__tasks');
  await page.close();
  return tasks;
}

/** All parts of the index stand in the database. */
async function untilWritten(page: Page): Promise<void> {
  const count = `new Promise((resolve) => {
    const opening = indexedDB.open('memories-library');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('index').objectStore('index').count();
      counting.onsuccess = () => { opening.result.close(); resolve(counting.result); };
    };
  })`;
  for (let n = 0; n < 600; n += 1) {
    if ((await page.evaluate<number>(count)) >= 32) return;
    await page.waitForTimeout(500);
  }
  throw new Error('The index was not written down');
}

/** Something is said in each post. From a page of the extension, which made the stores. */
async function putTranscripts(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(extensionUrl('assistants.html'));
  const text = makeText();
  const texts = Array.from({ length: SAVES }, () => text(WORDS_EACH));
  await page.evaluate(
    (said) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('memories-library', 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('transcripts', { keyPath: ['videoNo', 'of'] });
          opening.result.createObjectStore('index');
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('transcripts', 'readwrite');
          for (const [n, words] of said.entries())
            tx.objectStore('transcripts').put({
              videoNo: `VI${n}`,
              of: 'speech',
              lines: [{ start: 0, text: words }],
              at: Date.now(),
            });
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    texts,
  );
  await page.close();
}
