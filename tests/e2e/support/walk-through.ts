import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { complaints } from './complaints.ts';
import { clickBox, readControls, readState } from './controls.ts';
import { readCaptures } from './database.ts';
import { type Box, centre } from './dom-tree.ts';
import { perform, type Truth } from './truth.ts';

/** In each state of a replica: the right controls are there, and each of them saves its own post. */
export async function walkThrough(truth: Truth, page: Page, context: BrowserContext): Promise<void> {
  const saved = new Set<string>();
  await page.goto(truth.serveAt);
  for (const state of truth.states) {
    await test.step(state.id, async () => {
      for (const step of state.steps) await perform(page, step);
      await expect.poll(() => complaints(page, truth, state), { message: state.id }).toEqual([]);
      for (const key of await clickIdle(page)) saved.add(key);
      expect(page.url()).toBe(state.url);
      // Feeds come to rest after a press: the boxes of card and control are read one after the other.
      await expect
        .poll(() => complaints(page, truth, state), { message: `${state.id}, after the presses` })
        .toEqual([]);
    });
  }
  const captures = await readCaptures(context);
  expect(captures.map((capture) => capture.key).sort()).toEqual([...saved].sort());
  expect(saved.size).toBeGreaterThan(0);
}

/** Clicks each idle control in the viewport that nothing covers; gives what they now say is saved. */
async function clickIdle(page: Page): Promise<Set<string>> {
  const clicked = new Set<string>();
  for (;;) {
    const next = await nextIdle(page, clicked);
    if (!next) return clicked;
    await clickBox(page, next.box);
    await expect.poll(() => readState(page, next.key), { message: next.key }).toBe('queued');
    clicked.add(next.key);
  }
}

async function nextIdle(page: Page, clicked: Set<string>): Promise<{ key: string; box: Box } | null> {
  for (const { key, state, box } of await readControls(page)) {
    if (state !== 'idle' || !box || clicked.has(key) || collects(key)) continue;
    if (await isOnTop(page, box)) return { key, box };
  }
  return null;
}

/** A hashtag that the API can't import is no capture of its own: its button collects the page's posts. */
const collects = (key: string) => /^(youtube|instagram):hashtag:/.test(key);

/** Whether a click in the middle of a box would meet one of our hosts. */
function isOnTop(page: Page, box: Box): Promise<boolean> {
  const { x, y } = centre(box);
  return page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.matches('[data-memories=control]') === true,
    [x, y] as const,
  );
}
