import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, evaluate, type Side, since, untilQuiet, type Work, work } from './browsers.ts';
import { SIZES } from './cards.ts';
import { GRIDS, type Grid, writeGrid } from './grids.ts';
import { type Finding, median, range } from './measure.ts';
import { countControls, countedPage, longTasks } from './probe.ts';
import { type OurShare, profile } from './profile.ts';

/** Each scroll takes so long. */
const SCROLL_MS = 6_000;

/**
 * From top to bottom, whatever the height: 2,000 cards at some fifteen screens a second, where nobody sees a card.
 * And as quickly as somebody can still look at what passes by, where all cards get their controls.
 */
const PACES = {
  'scrolled through': { sizes: SIZES, lengthOf: (height: number) => height },
  'scrolled, 2 screens a second': {
    sizes: SIZES.slice(0, 1),
    lengthOf: (_: number, screen: number) => (2 * screen * SCROLL_MS) / 1000,
  },
} as const;
type Pace = keyof typeof PACES;

const SHARE_AIM_PERCENT = 2;
const CONTROLS_AIM = 60;
/** From this length on a task counts as long. */
const LONG_TASK_MS = 50;

interface Scroll extends Work {
  elapsed: number;
  longTasks: number;
  controls: number;
}

/** (b) The same pages scrolled from top to bottom with the wheel. */
export const SCROLLED_PAGES = GRIDS.map((grid) => ({
  id: grid.id,
  measure: (runs: number, browsers: Browsers) => measureScrolling(runs, browsers, grid),
}));

async function measureScrolling(runs: number, browsers: Browsers, grid: Grid): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [pace, { sizes }] of Object.entries(PACES) as [Pace, (typeof PACES)[Pace]][]) {
    for (const size of sizes) {
      const { file, remove } = writeGrid(grid, size, 0);
      (await browsers.world()).sites.serve(grid.address, file);
      findings.push(...(await compare(runs, browsers, grid, size, pace)));
      remove();
    }
  }
  return findings;
}

async function compare(runs: number, browsers: Browsers, grid: Grid, size: number, pace: Pace): Promise<Finding[]> {
  const samples: { with: Scroll; without: Scroll; ours?: OurShare }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const withOurs = await scrollOnce(browsers, 'with', grid, pace);
    const without = await scrollOnce(browsers, 'without', grid, pace);
    samples.push({
      with: withOurs,
      without,
      ours: size === SIZES[0] ? await profileOnce(browsers, grid, pace) : undefined,
    });
  }
  const over = (pick: (sample: (typeof samples)[number]) => number) => samples.map(pick);
  const script = over((s) => s.with.script - s.without.script);
  const share = over((s) => (100 * (s.with.script - s.without.script)) / s.with.elapsed);
  const busy = over((s) => (100 * (s.with.script - s.without.script)) / s.with.task);
  const task = over((s) => s.with.task - s.without.task);
  const more = over((s) => s.with.longTasks - s.without.longTasks);
  const profiles = samples.flatMap(({ ours }) => ours ?? []);
  const what = `${grid.name}, ${size} cards, ${pace}`;
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
    { what: `${what}: long tasks more`, value: median(more), unit: 'tasks', note: range(more) },
    {
      what: `${what}: controls at the end`,
      value: Math.max(...over((s) => s.with.controls)),
      unit: 'controls',
      aim: aim && CONTROLS_AIM,
    },
    ...stretch(what, profiles),
  ];
}

function stretch(what: string, profiles: readonly OurShare[]): Finding[] {
  if (profiles.length === 0) return [];
  const longest = profiles.map((ours) => ours.longest);
  const note = `${range(longest)}; most of all: ${profiles[0]?.top.slice(0, 3).join(', ')}`;
  return [{ what: `${what}: our longest stretch`, value: median(longest), unit: 'ms', aim: LONG_TASK_MS, note }];
}

async function scrollOnce(browsers: Browsers, side: Side, grid: Grid, pace: Pace): Promise<Scroll> {
  const page = await arrive(browsers, side, grid);
  const [then, longBefore, start] = [await work(page), (await longTasks(page)).length, performance.now()];
  await scroll(page, pace);
  const elapsed = performance.now() - start;
  await untilQuiet(page);
  const counted = since(await work(page), then);
  const { mounted, missing } = await countControls(page, grid);
  if (side === 'with' && missing > 0) throw new Error(`${missing} cards in view got no control in 5 s`);
  const result = { ...counted, elapsed, longTasks: (await longTasks(page)).length - longBefore, controls: mounted };
  await page.close();
  return result;
}

async function profileOnce(browsers: Browsers, grid: Grid, pace: Pace): Promise<OurShare> {
  const page = await arrive(browsers, 'with', grid);
  const ours = await profile(page, () => scroll(page, pace));
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
async function scroll(page: Page, pace: Pace): Promise<void> {
  const session = await sessionOf(page);
  const wheel = (deltaY: number) =>
    session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 640, y: 400, deltaX: 0, deltaY });
  const left = () => evaluate<number>(page, 'document.documentElement.scrollHeight - innerHeight - scrollY');
  const height = await left();
  const length = Math.min(height, PACES[pace].lengthOf(height, await evaluate<number>(page, 'innerHeight')));
  const start = performance.now();
  for (let at = 0; at < length; ) {
    const goal = Math.min(length, (length * (performance.now() - start)) / SCROLL_MS);
    await wheel(goal - at);
    at = goal;
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  // A page that is busy loses some of them.
  for (let rest = await left(); rest > height - length + 1; rest = await left()) {
    await wheel(rest - (height - length));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
