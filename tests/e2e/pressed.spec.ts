import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findControl, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { centre } from './support/dom-tree.ts';

const PROFILE = 'https://www.instagram.com/kilnhouse/';

/** What a recycling list does to a card: other links, another caption. */
const swap = (page: Page, from: string, to: string) =>
  page.evaluate(
    ([before, after]) => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href*="${before}"]`)) {
        link.setAttribute('href', (link.getAttribute('href') ?? '').replace(before, after));
        for (const image of link.querySelectorAll('img')) image.alt = `After ${after}`;
      }
    },
    [from, to] as const,
  );

async function someCard(page: Page) {
  await page.goto(PROFILE);
  await expect
    .poll(async () => (await readControls(page)).some(({ key, box }) => key.includes(':post:') && box))
    .toBe(true);
  const { key } = (await readControls(page)).find((one) => one.key.includes(':post:') && one.box) ?? { key: '' };
  const { box } = await findControl(page, key);
  if (!box) throw new Error('no card in sight');
  return { key, id: key.split(':')[2] ?? '', at: centre(box) };
}

test('what was under the pointer when the button went down is what is saved', async ({ page, context }) => {
  const { key, id, at } = await someCard(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await swap(page, id, 'ANOTHER9999');
  // Two frames: the control has followed by then. No longer, else it is held, which opens its menu.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.mouse.up();
  await expect.poll(async () => (await readCaptures(context)).map((capture) => capture.key)).toEqual([key]);
  expect((await readControls(page)).map((one) => one.key)).toContain('instagram:post:ANOTHER9999');
  expect((await readCaptures(context))[0]?.title ?? '').not.toContain('ANOTHER9999');
});

test('when the row is taken out and another stands in its place, likewise, and the page does not open it', async ({
  page,
  context,
}) => {
  const { key, id, at } = await someCard(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.evaluate((gone) => {
    const tile = document.querySelector(`a[href*="${gone}"]`)?.parentElement;
    const other = tile?.cloneNode(true) as HTMLElement;
    for (const own of other.querySelectorAll('[data-memories]')) own.remove();
    for (const link of [other, ...other.querySelectorAll('a')]) {
      const href = link.getAttribute('href');
      if (href) link.setAttribute('href', href.replace(gone, 'ANOTHER9999'));
    }
    tile?.replaceWith(other);
  }, id);
  await expect
    .poll(async () => (await readControls(page)).map((one) => one.key))
    .toContain('instagram:post:ANOTHER9999');
  await page.mouse.up();
  await expect.poll(async () => (await readCaptures(context)).map((capture) => capture.key)).toEqual([key]);
  expect(page.url()).toBe(PROFILE);
});
