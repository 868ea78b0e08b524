import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { complaintsInSight } from '../support/cards-in-sight.ts';
import { attribute, readTree, walk } from '../support/dom-tree.ts';

const PROFILE = 'https://www.tiktok.com/@maker';
const TILE = '[data-e2e=user-post-item]';
/** Enough for a look at the page after it came to rest, also on a busy machine. */
const SOON = { timeout: 15_000 };

const expectControls = (page: Page) => expect.poll(() => complaintsInSight(page, TILE), SOON).toEqual([]);

/** Scrolls whatever scrolls the page to a share of its height. */
const scrollToShare = (page: Page, share: number) =>
  page.evaluate((wanted) => {
    for (const scroller of [document.scrollingElement, document.querySelector('#app')])
      scroller?.scrollTo(0, scroller.scrollHeight * wanted);
  }, share);

async function countHosts(page: Page): Promise<number> {
  return [...walk(await readTree(page))].filter(({ node }) => attribute(node, 'data-memories') === 'control').length;
}

test.beforeEach(({ world }) => world.sites.serve(PROFILE, path.join(PAGES_DIR, 'tiktok-many.html')));

for (const [layout, what] of [
  ['rows', 'in rows'],
  ['nested', 'in a scroller of its own'],
  ['floats', 'that float out of a box without height'],
  ['contents', 'whose rows have no box of their own'],
  ['columns', 'in columns, each from top to bottom'],
  ['reversed', 'from the last to the first'],
  ['ordered', 'in another order than that of the DOM'],
  ['masonry', 'that are dealt out to columns of unequal height'],
  ['straggler', 'of which an early one stands at the end'],
  ['above', 'above the box that holds them'],
] as const) {
  test(`400 cards ${what}: those in sight have a control, wherever the page is scrolled to`, async ({ page }) => {
    await page.goto(`${PROFILE}#${layout}`);
    for (const share of [0, 0.4, 0.05, 0.2]) {
      await scrollToShare(page, share);
      await expectControls(page);
      expect(await countHosts(page)).toBeLessThanOrEqual(60);
    }
  });
}

test('a tab that is changed by a class alone: its cards have their controls', async ({ page }) => {
  await page.goto(`${PROFILE}#tabs`);
  await expectControls(page);
  for (const [other, before] of [
    ['second', 'first'],
    ['first', 'second'],
  ] as const) {
    await page.evaluate((change) => document.body.classList.replace(change.before, change.other), { other, before });
    await expectControls(page);
    await scrollToShare(page, 0.3);
    await expectControls(page);
  }
});

test('a list that is sorted anew by a class alone: what is in sight now has its controls', async ({ page }) => {
  await page.goto(`${PROFILE}#sorted`);
  for (const share of [0.1, 0.2, 0.1]) {
    await scrollToShare(page, share);
    await expectControls(page);
  }
  await page.evaluate(() => document.body.classList.add('reversed'));
  await expectControls(page);
  await scrollToShare(page, 0.6);
  await expectControls(page);
});

test('a dialog that stands in what was scrolled away: its cards have their controls', async ({ page }) => {
  await page.goto(PROFILE);
  await scrollToShare(page, 0.5);
  await expectControls(page);
  await page.evaluate(() => {
    (window as unknown as { __replica: { openDialog: () => void } }).__replica.openDialog();
    document.body.className = 'dialog';
  });
  await expectControls(page);
});
