import { expect, test } from './fixtures.ts';
import { clickControl, expectState, findControl } from './support/controls.ts';
import { type Box, distance } from './support/dom-tree.ts';

const CREATOR = 'https://www.youtube.com/@lakehouse.films/videos';
const KEY = 'youtube:creator:@lakehouse.films';

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('a control stands by its row as soon as it is in the page, also where nothing is drawn yet', async ({ page }) => {
  // Runs at the end of the task that put it there: a tab that is not in front draws nothing for a second after that.
  await page.addInitScript(() => {
    const stood: unknown[] = [];
    Object.assign(window, { stood });
    const watch = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof HTMLElement && node.dataset.look === 'pill') {
            const row = node.parentElement?.querySelector('yt-flexible-actions-view-model');
            stood.push([node.getBoundingClientRect().toJSON(), row?.getBoundingClientRect().toJSON()]);
          }
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto(CREATOR);
  await findControl(page, KEY);
  const stood = await page.evaluate(() => (window as unknown as { stood: [Box, Box][] }).stood);
  expect(stood.length).toBeGreaterThan(0);
  for (const [box, row] of stood) {
    const isInLine = box.y < row.y + row.height && box.y + box.height > row.y;
    expect(isInLine && distance(box, row) < 100, JSON.stringify([box, row])).toBe(true);
  }
});

test('a press the moment the control is there is taken, in a tab behind another too', async ({ context, page }) => {
  await context.newPage();
  await page.goto(CREATOR);
  await clickControl(page, KEY);
  await expectState(page, KEY, 'queued', 'sending', 'processing', 'ready');
});
