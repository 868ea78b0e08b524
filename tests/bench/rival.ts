import type { BrowserContext, Page } from '@playwright/test';
import { launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { type Browsers, evaluate, since, untilQuiet, type Work, work } from './browsers.ts';
import { LET_THEM_IN, writeGrid, YOUTUBE } from './grids.ts';
import { type Finding, median, range } from './measure.ts';
import { writeExtension } from './other-extension.ts';
import { countedPage } from './probe.ts';

/** How extensions that put a button on each video commonly go about it, in so many lines: all of the page at each change. */
const SCRIPT = `
const decorate = () => {
  for (const link of document.querySelectorAll('a[href*="/watch?"], a[href*="/shorts/"]')) {
    const card = link.closest('ytd-rich-item-renderer') ?? link.parentElement;
    if (!card || card.querySelector('.rival-save')) continue;
    const button = document.createElement('button');
    button.className = 'rival-save';
    button.textContent = 'Save';
    button.style.cssText = 'position:absolute;top:4px;left:4px;z-index:2';
    button.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      chrome.runtime.sendMessage({ save: link.href });
    });
    card.style.position = 'relative';
    card.append(button);
  }
};
new MutationObserver(decorate).observe(document.documentElement, { childList: true, subtree: true });
decorate();`;

const CARDS = 2_000;
/** Single elements that come to the page one after the other, as counters and hovered cards make them. */
const CHANGES = 200;
const CHANGE = `(async () => {
  for (let i = 0; i < ${CHANGES}; i += 1) {
    document.querySelector('ytd-app').append(document.createElement('i'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
})(); 0`;

const SIDES = ['ours', 'rival', 'none'] as const;

/** (m) What the same page costs with ours and with the usual method, rebuilt here; less what it costs by itself. */
export async function measureRival(runs: number, browsers: Browsers): Promise<Finding[]> {
  const extension = writeExtension('The usual method', SCRIPT);
  const profile = makeProfile();
  const world = await browsers.world();
  const rival = await launch({ profile, port: world.port, folder: extension.folder });
  const contexts = { ours: await browsers.context('with'), rival, none: await browsers.context('without') };
  const findings: Finding[] = [];
  for (const [what, waiting, then] of [
    ['all there at first', 0, null],
    ['all at one blow', CARDS, LET_THEM_IN],
    [`${CHANGES} small changes`, 0, CHANGE],
  ] as const) {
    const { file, remove } = writeGrid(YOUTUBE, CARDS - waiting, waiting);
    world.sites.serve(YOUTUBE.address, file);
    const costs = { ours: [] as number[], rival: [] as number[] };
    for (let run = 0; run <= runs; run += 1) {
      const [ours, theirs, none] = await visits(contexts, then);
      // The first visits fill caches and are thrown away.
      if (run === 0) continue;
      costs.ours.push(ours - none);
      costs.rival.push(theirs - none);
    }
    remove();
    findings.push({
      what: `${CARDS} cards, ${what}: scripting and compiling`,
      value: median(costs.ours),
      unit: 'ms',
      aim: median(costs.rival),
      note: `${range(costs.ours)}; the aim is the usual method's, rebuilt in 30 lines: ${range(costs.rival)}`,
    });
  }
  await rival.close();
  removeProfile(profile);
  extension.remove();
  return findings;
}

async function visits(contexts: Record<(typeof SIDES)[number], BrowserContext>, then: string | null) {
  const costs: number[] = [];
  for (const side of SIDES) {
    const page = await countedPage(contexts[side]);
    const { script, compile } = await visit(page, then);
    costs.push(script + compile);
    await page.close();
  }
  return costs as [number, number, number];
}

async function visit(page: Page, then: string | null): Promise<Work> {
  await page.bringToFront();
  await page.goto(YOUTUBE.address);
  await untilQuiet(page);
  if (!then) return work(page);
  const before = await work(page);
  await evaluate(page, then);
  await untilQuiet(page);
  return since(await work(page), before);
}
