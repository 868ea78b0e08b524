import type { BrowserContext, Page } from '@playwright/test';
import { evaluate, startCounting } from './browsers.ts';
import type { Grid } from './grids.ts';

/** What a probed page knows of its own timeline, ms since its beginning. */
interface Seen {
  /** When something began that the measurement waits for: the page itself, or cards put in. */
  start: number;
  /** At each frame: how many cards and how many of our controls there were. */
  frames: [at: number, cards: number, controls: number][];
}

/** Counts long tasks; what it costs it costs on both sides. */
const LONG_TASKS = `
  globalThis.__longTasks = [];
  new PerformanceObserver((list) => __longTasks.push(...list.getEntries().map((entry) => entry.duration)))
    .observe({ type: 'longtask', buffered: true });`;

const STILL_FRAMES = 30;

/**
 * Looks at each frame how many cards and controls there are, until controls stand and nothing has changed for a while.
 * In frames, since one that draws thousands of cards alone takes longer than most changes. Costs time itself, so never used where work is counted.
 */
const framesOf = (cardClass: string) => `
  const cards = document.getElementsByClassName('${cardClass}');
  const controls = { get length() { return document.querySelectorAll('[data-memories=control]').length; } };
  globalThis.__watch = () => {
    globalThis.__seen = { start: performance.now(), frames: [] };
    let still = 0;
    requestAnimationFrame(function look() {
      const [, cardsBefore, controlsBefore] = __seen.frames.at(-1) ?? [];
      const now = performance.now();
      still = cards.length === cardsBefore && controls.length === controlsBefore ? still + 1 : 0;
      __seen.frames.push([now, cards.length, controls.length]);
      const stands = controls.length > 0 && still > ${STILL_FRAMES};
      if (!stands && now - __seen.start < 20_000) requestAnimationFrame(look);
    });
  };`;

/** The expression that begins to watch. */
export const WATCH = '__watch();';

/** A fresh tab on nothing yet, whose work is counted from the first. */
export async function countedPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await startCounting(page);
  await page.addInitScript(LONG_TASKS);
  return page;
}

/** A fresh tab that can watch the controls of a grid appear, and does so from its beginning if told. */
export async function watchedPage(context: BrowserContext, grid: Grid, fromBeginning: boolean): Promise<Page> {
  const page = await countedPage(context);
  await page.addInitScript(framesOf(grid.cardClass) + (fromBeginning ? WATCH : ''));
  return page;
}

/** The tasks of more than 50 ms that the page had so far, ms each. */
export function longTasks(page: Page): Promise<number[]> {
  return evaluate(page, '__longTasks');
}

/**
 * How long until the last of the controls stood, ms: from the beginning of the watch, and from the first frame in
 * which there were cards.
 */
export async function timeToControls(page: Page): Promise<{ fromStart: number; fromCards: number }> {
  const { start, frames } = await evaluate<Seen>(page, '__seen');
  const [, , final = 0] = frames.at(-1) ?? [];
  const [stood] = frames.find(([, , controls]) => controls === final) ?? [];
  const [cardsAt] = frames.find(([, cards]) => cards > 0) ?? [];
  if (stood === undefined || cardsAt === undefined || final === 0) throw new Error('No control ever stood');
  return { fromStart: stood - start, fromCards: stood - cardsAt };
}

/** Long enough for any page to come to rest, on a machine where others work too. */
const PATIENCE_MS = 5_000;

interface ControlCount {
  mounted: number;
  /** Cards in view that lack one. */
  missing: number;
}

/** Counts the controls once every card in view has one, or patience is at an end. */
export async function countControls(page: Page, grid: Grid): Promise<ControlCount> {
  const start = performance.now();
  let count = await countNow(page, grid);
  while (count.missing > 0 && count.mounted > 0 && performance.now() - start < PATIENCE_MS)
    count = await countNow(page, grid);
  return count;
}

function countNow(page: Page, grid: Grid): Promise<ControlCount> {
  return evaluate(
    page,
    `(() => {
      const inView = (card) => { const box = card.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
      const cards = [...document.getElementsByClassName('${grid.cardClass}')].filter(inView);
      return {
        mounted: document.querySelectorAll('[data-memories=control]').length,
        missing: cards.filter((card) => !card.querySelector('[data-memories=control]')).length,
      };
    })()`,
  );
}
