import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { ImportPage } from '../e2e/pages/import-page.ts';
import { signIn } from '../e2e/support/set-up.ts';
import type { Browsers } from './browsers.ts';
import { clickNext, NOTE_CLICK, untilControl, untilQuietly } from './clicks.ts';
import { writeGrid, YOUTUBE } from './grids.ts';
import { type Finding, percentile, range } from './measure.ts';
import { longestTask } from './task-times.ts';

/** Fewer for trying out whether it works at all. */
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const shown = ROWS.toLocaleString('en');
const CLICKS = 10;
/** The address of a post of the grid; those of the list begin with another letter. */
const CLICKED = /watch\?v=v\d{10}/;
/** Longest a save of all may take, ms. */
const PATIENCE = 400_000;
/** The page hears of each request that leaves, and may never come to rest: so long it is waited for that, ms. */
const RESTLESS = 2_000;
/** Longest a click may wait for the request that carries it, ms. */
const SENT_WITHIN = 60_000;

const LONG_TASKS = `globalThis.__long = [];
new PerformanceObserver((list) => __long.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: 'longtask' });`;

/** (i) A list of 100,000 rows from the file to the queue, and what a click costs while they wait. */
export async function measureImports(_: number, browsers: Browsers): Promise<Finding[]> {
  const context = await browsers.context('with');
  const world = await browsers.world();
  world.api.pacing.limits.scraper = 60;
  const { page: options } = await signIn(await context.newPage());
  await options.close();
  const page = await context.newPage();
  await page.addInitScript(LONG_TASKS);
  const list = await new ImportPage(page).open();

  const { file, bytes, remove } = writeWatchHistory(ROWS);
  const memoryMore = watchMemory();
  let reading = 0;
  const task = await longestTask(context, new Set(extensionProcesses().keys()), async () => {
    reading = await step('reading', async () => {
      await page.getByLabel('Choose files').setInputFiles(file);
      await page.getByText(new RegExp(`^[\\d,]+ new of ${shown}`)).waitFor({ timeout: PATIENCE });
    });
  });
  const tasks = await takeLongTasks(page);
  const memory = memoryMore();
  remove();
  if (!(await list.tick('Watch history').or(list.tick('Links')).first().isChecked()))
    throw new Error('nothing is chosen');
  let writing = 0;
  const writingTask = await longestTask(context, new Set(extensionProcesses().keys()), async () => {
    writing = await step('writing', async () => {
      await page.getByRole('button', { name: 'Save privately' }).click();
      await whenSaved(page);
    });
  });
  const writingTasks = await takeLongTasks(page);
  await page.close();
  const clicks = await measureClicksMeanwhile(context, browsers);

  const size = `${Math.round(bytes / 1e6)} MB of JSON`;
  return [
    { what: `${shown} rows: file chosen to counts shown`, value: reading, unit: 'ms', note: size },
    {
      what: `${shown} rows: longest task of the page, reading`,
      value: task,
      unit: 'ms',
      aim: 50,
      note: `of the processor; by the clock ${Math.max(0, ...tasks)}, which others that use the machine lengthen`,
    },
    {
      what: `${shown} rows: memory of the extension more`,
      value: memory,
      unit: 'MB',
      aim: 400,
      note: 'peak of the processes of its page and background after reading, less what they took before',
    },
    { what: `${shown} rows: written in portions`, value: writing, unit: 'ms' },
    {
      what: `${shown} rows: longest task of page and worker, writing`,
      value: writingTask,
      unit: 'ms',
      aim: 50,
      note: `of the processor; by the clock ${Math.max(0, ...writingTasks)}`,
    },
    ...clicks,
  ];
}

async function whenSaved(page: Page): Promise<void> {
  await page.getByText(new RegExp(`^Added: ${shown}`)).waitFor({ timeout: PATIENCE });
}

async function measureClicksMeanwhile(context: BrowserContext, browsers: Browsers): Promise<Finding[]> {
  const world = await browsers.world();
  const { file, remove } = writeGrid(YOUTUBE, 2 * CLICKS + 2, 0);
  world.sites.serve(YOUTUBE.address, file);
  const page = await context.newPage();
  await page.addInitScript(NOTE_CLICK);
  await page.goto(YOUTUBE.address);
  await untilControl(page, 0);
  await untilQuietly(page, RESTLESS);
  const queued: number[] = [];
  const sent: number[] = [];
  let requests = 0;
  for (let n = 0; n < CLICKS; n += 1) {
    await untilControl(page, n);
    let from = 0;
    let at = 0;
    const beginning = () => {
      from = world.api.imports.length;
      at = performance.now();
    };
    const ms = await clickNext(page, n, beginning, RESTLESS);
    const carrier = () => world.api.imports.slice(from).findIndex(({ body }) => CLICKED.test(JSON.stringify(body)));
    while (carrier() < 0) {
      if (performance.now() - at > SENT_WITHIN) throw new Error(`Click ${n + 1} was not sent within a minute`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    queued.push(ms);
    sent.push(performance.now() - at);
    requests = Math.max(requests, carrier() + 1);
    console.log(`  click ${n + 1}: queued ${Math.round(ms)} ms, sent ${Math.round(sent.at(-1) ?? 0)} ms`);
  }
  await page.close();
  remove();
  return [
    {
      what: `Click to Queued with some ${shown} waiting, p95`,
      value: percentile(queued, 0.95),
      unit: 'ms',
      note: `p50 ${percentile(queued, 0.5).toFixed(1)}; ${range(queued)}; ${CLICKS} clicks, at 60 requests a minute`,
    },
    {
      what: `Click to sent with some ${shown} waiting, p95`,
      value: percentile(sent, 0.95),
      unit: 'ms',
      note: `p50 ${percentile(sent, 0.5).toFixed(0)}; ${range(sent)}; 4,500 ms of it gathering, at most 1,000 the pace`,
    },
    {
      what: 'Requests until one carries the click',
      value: requests,
      unit: 'requests',
      note: 'the most of all clicks; 1 may leave before the click is gathered',
    },
  ];
}

/** Does one step and says so: a list of this size takes minutes, and where it hangs is to be seen. Out: ms. */
async function step(name: string, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  const took = performance.now() - from;
  console.log(`  ${name}: ${Math.round(took)} ms`);
  return took;
}

async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate<number[]>('__long.splice(0)');
}

/** Processes of extensions in browsers that this process started, with what they take now and took at most, MB. */
function extensionProcesses(): Map<number, { now: number; most: number }> {
  const processes = readdirSync('/proc').flatMap((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const read = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
      const isExtension = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
      const memory = { now: read('VmRSS') / 1024, most: read('VmHWM') / 1024 };
      return [{ pid: Number(pid), parent: read('PPid'), isExtension, memory }];
    } catch {
      // No process, or one that has just ended.
      return [];
    }
  });
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && pid > 1 && isOurs(parents.get(pid)));
  return new Map(
    processes.filter(({ pid, isExtension }) => isExtension && isOurs(pid)).map(({ pid, memory }) => [pid, memory]),
  );
}

/**
 * How much more the processes that live already will have taken at most, MB: the page's, with its worker in it, and the
 * background's. Others that the browser keeps ready for whatever comes next hold nothing of ours.
 */
function watchMemory(): () => number {
  const before = extensionProcesses();
  return () => {
    const after = extensionProcesses();
    return [...before].reduce((sum, [pid, { now }]) => sum + Math.max(0, (after.get(pid)?.most ?? now) - now), 0);
  };
}

/** A watch history as Google Takeout makes it, in a file of its own. */
function writeWatchHistory(rows: number): { file: string; bytes: number; remove: () => void } {
  const entries = Array.from({ length: rows }, (_, n) => ({
    header: 'YouTube',
    title: `Watched A film about bridges, bread and robots, part ${n}`,
    titleUrl: `https://www.youtube.com/watch?v=w${String(n).padStart(10, '0')}`,
    subtitles: [
      { name: `Creator ${n % 97}`, url: `https://www.youtube.com/channel/UC${String(n % 97).padStart(22, '0')}` },
    ],
    time: new Date(1_780_000_000_000 - n * 60_000).toISOString(),
    products: ['YouTube'],
    activityControls: ['YouTube watch history'],
  }));
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-list-'));
  const file = path.join(dir, 'watch-history.json');
  const text = JSON.stringify(entries, null, 2);
  writeFileSync(file, text);
  return { file, bytes: text.length, remove: () => rmSync(dir, { recursive: true }) };
}
