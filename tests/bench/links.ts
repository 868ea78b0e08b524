import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sessionOf } from '../e2e/support/dom-tree.ts';
import { type Browsers, evaluate, untilQuiet } from './browsers.ts';
import { INSTAGRAM, YOUTUBE } from './grids.ts';
import { type Finding, median, range } from './measure.ts';
import { countedPage } from './probe.ts';
import { type OurShare, profile } from './profile.ts';
import { postId } from './sample-captures.ts';

const LINKS = 100_000;
/** Each page is scrolled for so long, in steps that reach its end. */
const STEPS = 40;
const STEP_MS = 100;
const AIM_MS = 50;

const list = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n)).join('\n');
const reel = (n: number) => `/bench.account/reel/${postId('instagram', n)}/`;

/** Pages with as many links as pages get, of each kind that has to be told from cards, or is one. */
const PAGES = {
  /** Comments whose links lead to videos, and cards beside them under the same parent. */
  comments: {
    address: YOUTUBE.address,
    body: `<ytd-app>${list(60, YOUTUBE.card)}${list(LINKS, (n) => `<p><a href="/watch?v=${postId('youtube', n)}&t=${n % 60}s">${n}</a></p>`)}</ytd-app>`,
  },
  /** A grid of tiles, none of which its site takes out. */
  tiles: {
    address: INSTAGRAM.address,
    body: `<style nonce="cmVwbGljYQ">.card{width:120px;height:120px}.grid{display:flex;flex-wrap:wrap}</style><main role="main"><div class="grid">${list(LINKS, (n) => `<div class="card"><a href="${reel(n)}"><div>${n}</div></a></div>`)}</div></main>`,
  },
  /** Lines of text that are nothing but links of posts. */
  lines: {
    address: INSTAGRAM.address,
    body: `<main role="main"><p>${list(LINKS, (n) => `<a href="${reel(n)}">reel ${n}</a>`)}</p></main>`,
  },
  /** Tiles from the last to the first, so that their place says nothing of their order. */
  reversed: {
    address: INSTAGRAM.address,
    body: `<style nonce="cmVwbGljYQ">.card{width:120px;height:120px}.grid{display:flex;flex-wrap:wrap-reverse}</style><main role="main"><div class="grid">${list(LINKS, (n) => `<div class="card"><a href="${reel(n)}"><div>${n}</div></a></div>`)}</div></main>`,
  },
} as const;

/** (l) Pages of 100,000 links, scrolled from top to bottom: no task of ours may be felt. */
export const LINK_PAGES = Object.entries(PAGES).map(([id, page]) => ({
  id,
  measure: (runs: number, browsers: Browsers) => measureLinks(runs, browsers, id, page),
}));

async function measureLinks(
  runs: number,
  browsers: Browsers,
  id: string,
  { address, body }: { address: string; body: string },
): Promise<Finding[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'memories-bench-'));
  const file = path.join(dir, 'links.html');
  writeFileSync(file, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Links</title><body>${body}`);
  (await browsers.world()).sites.serve(address, file);
  const context = await browsers.context('with');
  const shares: OurShare[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await countedPage(context);
    await page.bringToFront();
    shares.push(
      await profile(page, async () => {
        await page.goto(address);
        await untilQuiet(page);
        await scrollThrough(page);
        await untilQuiet(page, 1000);
      }),
    );
    // Lines of text are no cards.
    const mounted = await evaluate<number>(page, "document.querySelectorAll('[data-memories=control]').length");
    if (mounted === 0 && id !== 'lines') throw new Error(`${id}: no control stands, so nothing was measured`);
    await page.close();
  }
  rmSync(dir, { recursive: true });
  const longest = shares.map((share) => share.longest);
  const note = `${range(longest)}; all of ours ${range(shares.map(({ total }) => total))} ms; most of all: ${shares[0]?.top.slice(0, 3).join(', ')}`;
  return [{ what: `100,000 links, ${id}: our longest stretch`, value: median(longest), unit: 'ms', aim: AIM_MS, note }];
}

/** By real events of the wheel, in steps of equal length; the last ones see to it that the end is reached. */
async function scrollThrough(page: Page): Promise<void> {
  const session = await sessionOf(page);
  const left = () => evaluate<number>(page, 'document.documentElement.scrollHeight - innerHeight - scrollY');
  const step = Math.ceil((await left()) / STEPS);
  for (let i = 0; i < STEPS || (await left()) > 1; i += 1) {
    await session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 640, y: 400, deltaX: 0, deltaY: step });
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
