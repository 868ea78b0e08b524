import type { Page } from '@playwright/test';
import { killWorker, launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, startCounting, untilQuiet } from './browsers.ts';
import { writeGrid, YOUTUBE } from './grids.ts';
import { type Finding, percentile, range } from './measure.ts';
import { writeExtension } from './other-extension.ts';

const BACKGROUND = 'chrome.runtime.onMessage.addListener((_, __, answer) => answer(1));';

/** Answers a click as soon as its worker does, in the page's own view of it. */
const CONTENT = `addEventListener('click', async ({ timeStamp }) => {
  await chrome.runtime.sendMessage(1);
  document.documentElement.dataset.answered = performance.now() - timeStamp;
}, true);`;

const TAKE_ANSWER = `new Promise((resolve) => {
  const { dataset } = document.documentElement;
  const look = () => dataset.answered && (resolve(Number(dataset.answered)), delete dataset.answered);
  const timer = setInterval(() => look() && clearInterval(timer), 5);
})`;

/** (d) What any cold click costs here: a worker of one line, killed before, that does nothing but answer. */
export async function measureBareWorker(clicks: number, browsers: Browsers): Promise<Finding> {
  const extension = writeExtension('A worker that does nothing', CONTENT, BACKGROUND);
  const profile = makeProfile();
  const world = await browsers.world();
  const { file, remove } = writeGrid(YOUTUBE, 20, 0);
  world.sites.serve(YOUTUBE.address, file);
  const context = await launch({ profile, port: world.port, folder: extension.folder });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await startCounting(page);
  await page.goto(YOUTUBE.address);
  const times: number[] = [];
  for (let click = 0; click <= clicks; click += 1) {
    await untilQuiet(page, 150);
    await killWorker(context, new URL('/', worker.url()).href);
    await page.mouse.click(1, 1);
    const took = await answered(page);
    // The first click compiles what the others find compiled.
    if (click > 0) times.push(took);
  }
  await context.close();
  remove();
  removeProfile(profile);
  extension.remove();
  return {
    what: 'Click to the answer of a worker of one line, cold, p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    note: `p50 ${percentile(times, 0.5).toFixed(1)}; ${range(times)}; ${clicks} clicks; what no extension is below`,
  };
}

async function answered(page: Page): Promise<number> {
  const session = await sessionOf(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: TAKE_ANSWER,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as number;
}
