import type { Page } from '@playwright/test';
import { killWorker } from '../e2e/support/browser.ts';
import { clickBox } from '../e2e/support/controls.ts';
import { attribute, boxOf, readTree, sessionOf, walk } from '../e2e/support/dom-tree.ts';
import { signIn } from '../e2e/support/set-up.ts';
import { measureBareWorker } from './bare-worker.ts';
import { type Browsers, evaluate, untilQuiet } from './browsers.ts';
import { writeGrid, YOUTUBE } from './grids.ts';
import { type Finding, percentile, range } from './measure.ts';

const AIM_MS = { warm: 30, cold: 45 };
const FEWEST_CLICKS = 20;

/** Notes when the browser made a click; runs before any content script, so that none can hold it back. */
export const NOTE_CLICK = `addEventListener('click', (event) => { globalThis.__clickedAt = event.timeStamp; }, { capture: true });`;

/** For a button, called with it as `this`: the time from the click until it says that the save is written down. */
const UNTIL_QUEUED = `function () {
  const button = this;
  globalThis.__queued = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing came of the click on ' + button.dataset.key)), 10_000);
    const look = () => button.dataset.state !== 'idle' && resolve([button.dataset.state, performance.now() - __clickedAt]);
    new MutationObserver(look).observe(button, { attributes: true, attributeFilter: ['data-state'] });
  });
}`;

/** (d) A real click of the mouse on a control until it says Queued, with the worker awake and with it killed before. */
export async function measureClicks(runs: number, browsers: Browsers): Promise<Finding[]> {
  const context = await browsers.context('with');
  const { page: options } = await signIn(await context.newPage());
  await options.close();
  const clicks = Math.max(FEWEST_CLICKS, 4 * runs);
  const { file, remove } = writeGrid(YOUTUBE, 3 * clicks + 2, 0);
  (await browsers.world()).sites.serve(YOUTUBE.address, file);
  const page = await context.newPage();
  await page.addInitScript(NOTE_CLICK);
  await page.goto(YOUTUBE.address);
  await untilQuietly(page);
  await clickNext(page, 0);
  const findings: Finding[] = [];
  for (const [i, kind] of (['warm', 'cold'] as const).entries()) {
    const times: number[] = [];
    for (let click = 1; click <= clicks; click += 1) {
      times.push(await clickNext(page, i * clicks + click, kind === 'cold' ? () => killWorker(context) : undefined));
    }
    const half = percentile(times, 0.5);
    const note = `p50 ${half.toFixed(1)}; ${range(times)}; ${clicks} clicks`;
    findings.push({
      what: `Click to Queued, worker ${kind}, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      aim: AIM_MS[kind],
      note,
    });
  }
  await page.close();
  remove();
  findings.push(await measureBareWorker(clicks, browsers));
  return findings;
}

export async function untilQuietly(page: Page, atMostMs?: number): Promise<void> {
  await (await sessionOf(page)).send('Performance.enable');
  await untilQuiet(page, 500, atMostMs);
}

/**
 * Clicks the control of the n-th card. `before` comes last before the click, when all that scrolling woke is at rest,
 * or after `atMostMs` where the page never is: it hears of each request that leaves.
 * Out: ms from the browser's making the click to the state's standing.
 */
export async function clickNext(
  page: Page,
  n: number,
  before?: () => Promise<void> | void,
  atMostMs?: number,
): Promise<number> {
  const session = await sessionOf(page);
  // Under a pointer that rests on a control it is looked ten times a second whether something else came there.
  await page.mouse.move(1, 1);
  await evaluate(page, `document.getElementsByClassName('card')[${n}].scrollIntoView({ block: 'center' })`);
  await untilQuiet(page, 150, atMostMs);
  const { objectId, nodeId } = await buttonOf(page, n);
  await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration: UNTIL_QUEUED });
  const box = await boxOf(page, nodeId);
  if (!box) throw new Error(`Card ${n} has no control to click`);
  await before?.();
  await clickBox(page, box);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: '__queued',
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  const [state, ms] = result.value as [string, number];
  // A click that fills a batch sees it leave at once.
  if (state !== 'queued' && state !== 'sending') throw new Error(`The click led to ${state}`);
  return ms;
}

/** Waits until the n-th card has its control: while the background writes a long list, that may take a while. */
export async function untilControl(page: Page, n: number): Promise<void> {
  for (let left = 600; left > 0; left -= 1) {
    if (await buttonOf(page, n).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Card ${n} got no control within a minute`);
}

async function buttonOf(page: Page, n: number): Promise<{ objectId: string; nodeId: number }> {
  const cards = [...walk(await readTree(page))].filter(({ node }) =>
    attribute(node, 'class')?.split(' ').includes('card'),
  );
  const card = cards[n]?.node;
  const button = card && [...walk(card)].find(({ node }) => attribute(node, 'data-key') !== undefined)?.node;
  if (!button) throw new Error(`Card ${n} has no control`);
  const { object } = await (await sessionOf(page)).send('DOM.resolveNode', { nodeId: button.nodeId });
  if (!object.objectId) throw new Error('The button is gone');
  return { objectId: object.objectId, nodeId: button.nodeId };
}
