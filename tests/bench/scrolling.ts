import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, evaluate, type Side, since, untilQuiet, type Work, work } from './browsers.ts';
import { SIZES } from './cards.ts';
import { GRIDS, type Grid, writeGrid } from './grids.ts';
import { type Finding, median, range } from './measure.ts';
import { countControls, countedPage, longTasks } from './probe.ts';
import { type OurShare, profile } from './profile.ts';

/** From top to bottom in this time whatever the height: 2,000 cards at some fourteen screens a second. */
const SCROLL_MS = 6_000;
const SHARE_AIM_PERCENT = 2;

interface Scroll extends Work {
  elapsed: number;
  longTasks: number;
  controls: number;
}

/** (b) The same pages scrolled from top to bottom with the wheel. */
export async function measureScrolling(runs: number, browsers: Browsers): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const grid of GRIDS) {
    for (const size of SIZES) {
      const { file, remove } = writeGrid(grid, size, 0);
      (await browsers.world()).sites.serve(grid.address, file);
      findings.push(...(await compare(runs, browsers, grid, size)));
      remove();
    }
  }
  return findings;
}

async function compare(runs: number, browsers: Browsers, grid: Grid, size: number): Promise<Finding[]> {
  const samples: { with: Scroll; without: Scroll; ours: OurShare }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const [withOurs, without] = [await scrollOnce(browsers, 'with', grid), await scrollOnce(browsers, 'without', grid)];
    samples.push({ with: withOurs, without, ours: await profileOnce(browsers, grid) });
  }
  const over = (pick: (sample: (typeof samples)[number]) => number) => samples.map(pick);
  const script = over((s) => s.with.script - s.without.script);
  const share = over((s) => (100 * (s.with.script - s.without.script)) / s.with.elapsed);
  const busy = over((s) => (100 * (s.with.script - s.without.script)) / s.with.task);
  const task = over((s) => s.with.task - s.without.task);
  const more = over((s) => s.with.longTasks - s.without.longTasks);
  const longest = over((s) => s.ours.longest);
  const what = `${grid.name}, ${size} cards, scrolled`;
  const aim = size === SIZES[0] ? SHARE_AIM_PERCENT : undefined;
  return [
    {
      what: `${what}: our scripting of the time it took`,
      value: median(share),
      unit: '%',
      aim,
      note: `${range(share)}; ${range(script)} ms; of the busy time ${range(busy)} %`,
    },
    {
      what: `${what}: main thread`,
      value: median(task),
      unit: 'ms',
      note: `${range(task)}; the page alone ${range(over((s) => s.without.task))}`,
    },
    {
      what: `${what}: our longest stretch`,
      value: median(longest),
      unit: 'ms',
      note: `${range(longest)}; long tasks more than without: ${median(more)}; ${samples[0]?.ours.top.slice(0, 4).join(', ')}`,
    },
    {
      what: `${what}: controls at the end`,
      value: Math.max(...over((s) => s.with.controls)),
      unit: 'controls',
      aim: aim && 60,
    },
  ];
}

async function scrollOnce(browsers: Browsers, side: Side, grid: Grid): Promise<Scroll> {
  const page = await arrive(browsers, side, grid);
  const [then, longBefore, start] = [await work(page), (await longTasks(page)).length, performance.now()];
  await scrollThrough(page);
  const elapsed = performance.now() - start;
  await untilQuiet(page);
  const counted = since(await work(page), then);
  const { mounted, missing } = await countControls(page, grid);
  if (side === 'with' && missing > 0) throw new Error(`${missing} cards in view got no control`);
  const result = { ...counted, elapsed, longTasks: (await longTasks(page)).length - longBefore, controls: mounted };
  await page.close();
  return result;
}

async function profileOnce(browsers: Browsers, grid: Grid): Promise<OurShare> {
  const page = await arrive(browsers, 'with', grid);
  const ours = await profile(page, () => scrollThrough(page));
  await page.close();
  return ours;
}

async function arrive(browsers: Browsers, side: Side, grid: Grid): Promise<Page> {
  const page = await countedPage(await browsers.context(side));
  await page.bringToFront();
  await page.goto(grid.address);
  await untilQuiet(page);
  return page;
}

/** Real events of the wheel, as far each time as the time that has gone by asks for. */
async function scrollThrough(page: Page): Promise<void> {
  const session = await sessionOf(page);
  const height = await evaluate<number>(page, 'document.documentElement.scrollHeight - innerHeight');
  const start = performance.now();
  for (let at = 0; at < height; ) {
    const goal = Math.min(height, (height * (performance.now() - start)) / SCROLL_MS);
    const event = { type: 'mouseWheel', x: 640, y: 400, deltaX: 0, deltaY: goal - at } as const;
    await session.send('Input.dispatchMouseEvent', event);
    at = goal;
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  // Smooth scrolling is still under way when the last event was taken.
  while ((await evaluate<number>(page, 'document.documentElement.scrollHeight - innerHeight - scrollY')) > 2) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
