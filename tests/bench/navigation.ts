import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, evaluate, SIDES, type Side, untilQuiet } from './browsers.ts';
import { type Finding, median, range } from './measure.ts';
import { countedPage } from './probe.ts';

/** There and back, ten times. */
const ROUNDS = 10;
/** So many before the first look, so that caches and pools are filled. */
const WARM_UP_ROUNDS = 3;

/** Replicas whose own router opens a post in the page and comes back. */
const PLACES = [
  {
    name: 'YouTube home and watch',
    address: 'https://www.youtube.com/',
    link: 'ytd-rich-item-renderer a[href^="/watch"]',
  },
  {
    name: 'Instagram profile and dialog',
    address: 'https://www.instagram.com/kilnhouse/',
    link: 'main a[href*="/p/"]',
  },
];

interface Memory {
  heapMB: number;
  /** All DOM nodes that live, in the document or not, whichever script holds them. */
  nodes: number;
  /** Roots of trees outside the document that scripts of the page hold. */
  detached: number;
  listeners: number;
}

/** (c) What is left behind by 20 in-page navigations, after the garbage was collected. */
export async function measureNavigation(runs: number, browsers: Browsers): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, address, link } of PLACES) {
    const growth: Record<Side, Memory[]> = { with: [], without: [] };
    for (let run = 0; run < runs; run += 1) {
      for (const side of SIDES) growth[side].push(await grow(browsers, side, address, link));
    }
    const differences = (key: keyof Memory) =>
      growth.with.map((memory, run) => memory[key] - (growth.without[run]?.[key] ?? 0));
    const finding = (what: string, key: keyof Memory, unit: Finding['unit'], aim?: number): Finding => ({
      what: `${name}: ${what}`,
      value: median(differences(key)),
      unit,
      aim,
      note: `${range(differences(key))}; growth with ${median(growth.with.map((m) => m[key])).toFixed(2)}, without ${median(growth.without.map((m) => m[key])).toFixed(2)}`,
    });
    findings.push(
      finding('detached nodes more', 'detached', 'nodes', 0),
      finding('nodes more', 'nodes', 'nodes', 0),
      finding('listeners more', 'listeners', 'listeners'),
      finding('heap more', 'heapMB', 'MB'),
    );
  }
  return findings;
}

async function grow(browsers: Browsers, side: Side, address: string, link: string): Promise<Memory> {
  const page = await countedPage(await browsers.context(side));
  await page.bringToFront();
  await page.goto(address);
  await untilQuiet(page);
  await goThereAndBack(page, link, WARM_UP_ROUNDS);
  const before = await memory(page);
  await goThereAndBack(page, link, ROUNDS);
  const after = await memory(page);
  await page.close();
  const difference = (key: keyof Memory) => after[key] - before[key];
  return {
    heapMB: difference('heapMB'),
    nodes: difference('nodes'),
    detached: difference('detached'),
    listeners: difference('listeners'),
  };
}

async function goThereAndBack(page: Page, link: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const home = page.url();
    // Another link each time, so that no round can profit from what the one before has left.
    const open = `{ const links = document.querySelectorAll('${link}'); links[${round} % links.length].click(); }`;
    await evaluate(page, open);
    await page.waitForURL((url) => url.href !== home);
    await untilQuiet(page, 400);
    await evaluate(page, 'history.back()');
    await page.waitForURL(home);
    await untilQuiet(page, 400);
  }
}

async function memory(page: Page): Promise<Memory> {
  const session = await sessionOf(page);
  // Twice: what the first pass finalises is free to go only in the second.
  for (let pass = 0; pass < 2; pass += 1) await session.send('HeapProfiler.collectGarbage');
  const [{ nodes, jsEventListeners }, { usedSize }] = [
    await session.send('Memory.getDOMCounters'),
    await session.send('Runtime.getHeapUsage'),
  ];
  const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
  return { heapMB: usedSize / 2 ** 20, nodes, detached: detachedNodes.length, listeners: jsEventListeners };
}
