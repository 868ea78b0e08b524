import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, evaluate, SIDES, type Side, since, untilQuiet, type Work, work } from './browsers.ts';
import { YOUTUBE } from './grids.ts';
import { type Finding, median } from './measure.ts';
import { countedPage } from './probe.ts';

const MINUTES = 60;
/** In each minute, which takes this instead: so many screens of new posts come and as many old ones go. */
const SCREENS = 5;
const SCREEN_MS = 120;
/** At both ends of the hour so many minutes are averaged. */
const AVERAGED = 5;
const NAVIGATIONS = 200;
const NAVIGATION_MS = 80;
const AIMS = { times: 1.2, heapMB: 1 };

/** A feed that never ends and keeps three screens of cards, all of whose posts are new; and another page to go to. */
const FEED = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Feed</title>
<style nonce="cmVwbGljYQ">.grid{display:flex;flex-wrap:wrap}ytd-rich-item-renderer{width:200px;height:208px;margin:4px}</style>
<ytd-app><div class="grid"></div></ytd-app><template>${YOUTUBE.card(0)}</template>`;

/** For the page: a screen of new cards below, one less above; and a page of other cards at another address. */
const MOVES = `
  globalThis.__n = 0;
  const grid = document.querySelector('.grid');
  const template = document.querySelector('template').content.firstElementChild;
  const card = () => {
    const copy = template.cloneNode(true);
    const id = 'v' + String(++__n).padStart(10, '0');
    for (const link of copy.querySelectorAll('a[href*="/watch"]')) link.setAttribute('href', '/watch?v=' + id);
    return copy;
  };
  globalThis.__scroll = () => {
    grid.append(...Array.from({ length: 24 }, card));
    while (grid.children.length > 72) grid.firstElementChild.remove();
    scrollTo(0, document.documentElement.scrollHeight);
  };
  globalThis.__go = (n) => {
    history.pushState(null, '', n % 2 ? '/feed/subscriptions?n=' + n : '/watch?v=' + 'n' + String(n).padStart(10, '0'));
    grid.replaceChildren(...Array.from({ length: 24 }, card));
  };
  0`;

interface Soak {
  minutes: Work[];
  heapMB: number;
}

/** (k) An hour of scrolling and 200 in-page navigations: the last minute costs no more than the first. */
export async function measureSoak(_: number, browsers: Browsers): Promise<Finding[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-bench-'));
  const file = path.join(dir, 'feed.html');
  writeFileSync(file, FEED);
  (await browsers.world()).sites.serve(YOUTUBE.address, file);
  const soaks = {} as Record<Side, Soak>;
  for (const side of SIDES) soaks[side] = await soak(browsers, side);
  rmSync(dir, { recursive: true });
  const ours = soaks.with.minutes.map(({ script }, i) => script - (soaks.without.minutes[i]?.script ?? 0));
  const first = median(ours.slice(0, AVERAGED));
  const last = median(ours.slice(-AVERAGED));
  const what = `${MINUTES} minutes of scrolling`;
  return [
    {
      what: `${what}: the last ones to the first`,
      value: last / first,
      unit: 'times',
      aim: AIMS.times,
      note: `${first.toFixed(1)} and ${last.toFixed(1)} ms of ours a minute of ${SCREENS} screens`,
    },
    {
      what: `${what} and ${NAVIGATIONS} navigations: heap more`,
      value: soaks.with.heapMB - soaks.without.heapMB,
      unit: 'MB',
      aim: AIMS.heapMB,
      note: `growth with ${soaks.with.heapMB.toFixed(2)}, without ${soaks.without.heapMB.toFixed(2)}`,
    },
  ];
}

async function soak(browsers: Browsers, side: Side): Promise<Soak> {
  const page = await countedPage(await browsers.context(side));
  await page.bringToFront();
  await page.goto(YOUTUBE.address);
  await evaluate(page, MOVES);
  await minute(page);
  await navigate(page, 1);
  const before = await heapMB(page);
  const minutes: Work[] = [];
  for (let i = 0; i < MINUTES; i += 1) minutes.push(await minute(page));
  for (let n = 2; n < NAVIGATIONS; n += 1) await navigate(page, n);
  // Where it began, so that what the page itself holds is the same.
  await navigate(page, 1);
  await untilQuiet(page);
  const after = await heapMB(page);
  await page.close();
  return { minutes, heapMB: after - before };
}

async function minute(page: Page): Promise<Work> {
  const before = await work(page);
  for (let i = 0; i < SCREENS; i += 1) {
    await evaluate(page, '__scroll(); 0');
    await pass(SCREEN_MS);
  }
  return since(await work(page), before);
}

async function navigate(page: Page, n: number): Promise<void> {
  await evaluate(page, `__go(${n}); 0`);
  await pass(NAVIGATION_MS);
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is in use after all garbage is gone; twice, since what is finalised first is free to go only then. */
async function heapMB(page: Page): Promise<number> {
  const session = await sessionOf(page);
  for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}
