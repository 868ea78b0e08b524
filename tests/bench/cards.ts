import type { Page } from '@playwright/test';
import { type Browsers, evaluate, type Side, since, untilQuiet, type Work, work } from './browsers.ts';
import { cardFindings, type Sample, scriptRatio } from './card-findings.ts';
import { GRIDS, type Grid, LET_THEM_IN, writeGrid } from './grids.ts';
import type { Finding } from './measure.ts';
import { countControls, countedPage, longTasks, timeToControls, WATCH, watchedPage } from './probe.ts';
import { profile } from './profile.ts';

/** How many cards; the aims are for the first. */
export const SIZES = [2_000, 10_000] as const;

/** `load`: the cards stand in the HTML. `burst`: the page is there already, and gets all of them at one blow. */
const WAYS = ['load', 'burst'] as const;
type Way = (typeof WAYS)[number];

/** (a) What pages of many cards cost, with the extension against without. */
export const CARD_PAGES = GRIDS.flatMap((grid) =>
  WAYS.map((way) => ({
    id: `${grid.id}.${way}`,
    measure: (runs: number, browsers: Browsers) => measureCards(runs, browsers, grid, way),
  })),
);

async function measureCards(runs: number, browsers: Browsers, grid: Grid, way: Way): Promise<Finding[]> {
  const findings: Finding[] = [];
  const bySize: Sample[][] = [];
  for (const size of SIZES) {
    const samples = await sampleMany(runs, browsers, grid, size, way);
    bySize.push(samples);
    findings.push(...cardFindings(`${grid.name}, ${size} cards, ${way}`, size === SIZES[0], samples));
  }
  return [...findings, scriptRatio(`${grid.name}, ${way}: scripting 10,000 to 2,000`, bySize)];
}

async function sampleMany(runs: number, browsers: Browsers, grid: Grid, size: number, way: Way): Promise<Sample[]> {
  const present = way === 'load' ? size : 0;
  const { file, remove } = writeGrid(grid, present, size - present);
  (await browsers.world()).sites.serve(grid.address, file);
  // The first visits fill caches and are thrown away.
  await count(browsers, 'with', grid, way);
  await count(browsers, 'without', grid, way);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    samples.push({
      with: await count(browsers, 'with', grid, way),
      without: await count(browsers, 'without', grid, way),
      // What costs minutes is spent where there are aims.
      watched: size === SIZES[0] ? await watch(browsers, grid, way) : undefined,
    });
  }
  remove();
  return samples;
}

/** One visit without any probe but the counting of long tasks. */
async function count(browsers: Browsers, side: Side, grid: Grid, way: Way) {
  const page = await countedPage(await browsers.context(side));
  const counted = await visit(page, grid, way);
  const controls = side === 'with' ? await countControls(page, grid) : { mounted: 0, missing: 0 };
  const result = { ...counted, longTasks: await longTasks(page), controls };
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
