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

/** A press that lasts longer is a hold, which opens the menu; less what the page may have been late in hearing of it, ms. */
const SHORT_MS = 400;

/** Presses a card whose link becomes another one's while the button is down. Out: how long it was down, ms. */
async function pressWhileSwapped(page: Page, { at, id }: Awaited<ReturnType<typeof someCard>>): Promise<number> {
  await page.mouse.move(at.x, at.y);
  const began = Date.now();
  await page.mouse.down();
  await swap(page, id, 'ANOTHER9999');
  // Two frames: the control has followed by then.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.mouse.up();
  return Date.now() - began;
}

test('what was under the pointer when the button went down is what is saved', async ({ page, context }) => {
  let card = await someCard(page);
  for (let tries = 1; (await pressWhileSwapped(page, card)) > SHORT_MS && tries < 10; tries++) {
    // A busy machine made a hold of it, which saves nothing.
    card = await someCard(page);
  }
  await expect.poll(async () => (await readCaptures(context)).map((capture) => capture.key)).toEqual([card.key]);
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

/** Between two swaps, ms; and how long after one the button goes down. */
const PERIOD_MS = 1600;
const PHASES_MS = [10, 60, 150, 300, 440, 700, 900, 1200, 1500];
/** What came under a resting pointer counts only after half a second; less what a busy machine is late by, ms. */
const LEAST_MS = 350;

test('where posts are swapped on a timer, what is saved has stood under the pointer, or nothing is and that is said', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const { at } = await someCard(page);
  await page.mouse.move(at.x, at.y);
  await page.evaluate(
    ({ x, y, period }) => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="/p/"], main a[href*="/reel/"]')];
      const under = links.find((link) => {
        const { left, top, right, bottom } = link.getBoundingClientRect();
        return left <= x && x <= right && top <= y && y <= bottom;
      });
      const log: { id: string; since: number }[] = [];
      let n = 0;
      const swap = () => {
        n += 1;
        for (const [i, link] of links.entries()) link.setAttribute('href', `/kilnhouse/p/SWAP${n}x${i}/`);
        log.push({ id: under?.getAttribute('href')?.split('/')[3] ?? '', since: performance.now() });
        dispatchEvent(new Event('swapped'));
      };
      setInterval(swap, period);
      Object.assign(globalThis, { swaps: log });
    },
    { ...at, period: PERIOD_MS },
  );
  const now = () => page.evaluate(() => performance.now());
  const swapped = (phase: number) =>
    page.evaluate(
      (ms) => new Promise((done) => addEventListener('swapped', () => setTimeout(done, ms), { once: true })),
      phase,
    );
  const presses: { from: number; to: number }[] = [];
  for (const [i, phase] of PHASES_MS.entries()) {
    await swapped(phase);
    const from = await now();
    await page.mouse.down();
    presses.push({ from, to: await now() });
    // Some are held until after the next swap; no longer than a press may take.
    if (i % 3 === 2) await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    await page.mouse.up();
    await swapped(0);
  }
  await swapped(0);
  const log = await page.evaluate(() => (globalThis as unknown as { swaps: { id: string; since: number }[] }).swaps);
  const saved = (await readCaptures(context)).map(({ key }) => key);
  for (const key of saved) {
    const shown = log.findIndex(({ id }) => key.endsWith(`:${id}`));
    const since = log[shown]?.since ?? Number.NaN;
    const gone = log[shown + 1]?.since ?? Number.POSITIVE_INFINITY;
    const press = presses.find(({ from, to }) => from < gone && to > since);
    expect(press?.to, `${key} was under the pointer, and had stood there`).toBeGreaterThan(since + LEAST_MS);
  }
  expect(saved.length).toBeGreaterThan(0);
  expect(saved.length).toBeLessThan(presses.length);
});
