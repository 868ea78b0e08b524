import type { Page } from '@playwright/test';
import { type Browsers, evaluate, SIDES, type Side, since, untilQuiet, type Work, work } from './browsers.ts';
import { GRIDS, type Grid, LET_THEM_IN, writeGrid } from './grids.ts';
import { type Finding, median, range } from './measure.ts';
import { countControls, countedPage, longTasks, timeToControls, WATCH, watchedPage } from './probe.ts';
import { type OurShare, profile } from './profile.ts';

export const SIZES = [2_000, 10_000];

/** `load`: the cards stand in the HTML. `burst`: the page is there already, and gets all of them at one blow. */
const WAYS = ['load', 'burst'] as const;
type Way = (typeof WAYS)[number];

interface Sample {
  work: Record<Side, Work>;
  longTasks: Record<Side, number[]>;
  controls: { mounted: number; missing: number };
  time: { fromStart: number; fromCards: number };
  ours: OurShare;
}

/** (a) What pages of many cards cost, with the extension against without. */
export async function measureCards(runs: number, browsers: Browsers): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const grid of GRIDS) {
    for (const way of WAYS) {
      const bySize = new Map<number, Sample[]>();
      for (const size of SIZES) bySize.set(size, await sampleMany(runs, browsers, grid, size, way));
      for (const [size, samples] of bySize)
        findings.push(...findingsOf(`${grid.name}, ${size} cards, ${way}`, size, samples));
      findings.push(ratio(`${grid.name}, ${way}: scripting 10,000 to 2,000`, bySize));
    }
  }
  return findings;
}

async function sampleMany(runs: number, browsers: Browsers, grid: Grid, size: number, way: Way): Promise<Sample[]> {
  const present = way === 'load' ? size : 0;
  const { file, remove } = writeGrid(grid, present, size - present);
  (await browsers.world()).sites.serve(grid.address, file);
  const samples: Sample[] = [];
  // The first visit fills caches and is thrown away.
  for (let run = 0; run <= runs; run += 1) samples.push(await sample(browsers, grid, way));
  remove();
  return samples.slice(1);
}

async function sample(browsers: Browsers, grid: Grid, way: Way): Promise<Sample> {
  const counted = {
    with: await count(browsers, 'with', grid, way),
    without: await count(browsers, 'without', grid, way),
  };
  const both = <T>(pick: (side: Side) => T) =>
    Object.fromEntries(SIDES.map((side) => [side, pick(side)])) as Record<Side, T>;
  return {
    work: both((side) => counted[side].work),
    longTasks: both((side) => counted[side].longTasks),
    controls: counted.with.controls,
    ...(await watch(browsers, grid, way)),
  };
}

/** One visit without any probe but the counting of long tasks. */
async function count(browsers: Browsers, side: Side, grid: Grid, way: Way) {
  const page = await countedPage(await browsers.context(side));
  const { script, task } = await visit(page, grid, way);
  const result = {
    work: { script, task },
    longTasks: await longTasks(page),
    controls: await countControls(page, grid),
  };
  await page.close();
  return result;
}

/** Another visit, profiled, that looks at every frame how far the controls are. */
async function watch(browsers: Browsers, grid: Grid, way: Way) {
  const page = await watchedPage(await browsers.context('with'), grid, way === 'load');
  const ours = await profile(page, async () => void (await visit(page, grid, way, WATCH)));
  const time = await timeToControls(page);
  await page.close();
  return { ours, time };
}

/** Goes to the page and waits until all is quiet. Out: the work, for a burst without that of the page before. */
async function visit(page: Page, grid: Grid, way: Way, before = ''): Promise<Work> {
  await page.bringToFront();
  await page.goto(grid.address);
  await untilQuiet(page);
  if (way === 'load') return work(page);
  const then = await work(page);
  await evaluate(page, `${before}${LET_THEM_IN}; 0`);
  await untilQuiet(page);
  return since(await work(page), then);
}

function findingsOf(what: string, size: number, samples: readonly Sample[]): Finding[] {
  const aim = (value: number) => (size === SIZES[0] ? value : undefined);
  const over = (pick: (sample: Sample) => number) => samples.map(pick);
  const script = over(({ work }) => work.with.script - work.without.script);
  const task = over(({ work }) => work.with.task - work.without.task);
  const more = over(({ longTasks }) => longTasks.with.length - longTasks.without.length);
  const longest = over(({ ours }) => ours.longest);
  const stood = over(({ time }) => time.fromCards);
  const mounted = over(({ controls }) => controls.mounted);
  const missing = Math.max(...over(({ controls }) => controls.missing));
  const alone = median(over(({ work }) => work.without.task));
  return [
    { what: `${what}: scripting`, value: median(script), unit: 'ms', aim: aim(10), note: range(script) },
    {
      what: `${what}: scripting by profile`,
      value: median(over(({ ours }) => ours.total)),
      unit: 'ms',
      note: samples[0]?.ours.top.slice(0, 4).join(', '),
    },
    {
      what: `${what}: main thread`,
      value: median(task),
      unit: 'ms',
      note: `${range(task)}; the page alone ${Math.round(alone)}`,
    },
    {
      what: `${what}: our longest stretch`,
      value: median(longest),
      unit: 'ms',
      aim: aim(50),
      note: `${range(longest)}; long tasks more than without: ${median(more)}`,
    },
    {
      what: `${what}: cards seen to controls stand`,
      value: median(stood),
      unit: 'ms',
      note: `${range(stood)}; from the beginning ${Math.round(median(over(({ time }) => time.fromStart)))}`,
    },
    {
      what: `${what}: controls mounted`,
      value: Math.max(...mounted),
      unit: 'controls',
      aim: aim(60),
      note: `cards in view without one: ${missing}`,
    },
  ];
}

function ratio(what: string, bySize: ReadonlyMap<number, readonly Sample[]>): Finding {
  const [few = 0, many = 0] = [...bySize.values()].map((samples) =>
    median(samples.map(({ work }) => work.with.script - work.without.script)),
  );
  return { what, value: many / few, unit: 'times', aim: 1.5 };
}
