import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../emulator/sites.ts';
import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options-page.ts';
import { SelectionMode } from './pages/selection-mode.ts';
import { clickNode, findAccessible } from './support/accessible.ts';
import { EIGHT, GRIDS, keysOfEight } from './support/eight.ts';
import { expectPanel, pressPanel } from './support/panel.ts';
import { pressCommand } from './support/worker.ts';

const { youtube, tiktok } = GRIDS;
const HIDE = "Don't show this button on YouTube";

const buttons = (page: Page) => findAccessible(page, 'button', 'Select posts');
const expectButtons = (page: Page, count: number) =>
  expect.poll(async () => (await buttons(page)).length, { message: 'ways to select posts' }).toBe(count);

test.beforeEach(({ world }) => {
  for (const { address } of [youtube, tiktok])
    world.sites.serve(address, path.join(PAGES_DIR, 'hazards', 'grid-twists.html'), null);
});

test('it is the first stop of the Tab key, and there only on four posts or more', async ({ page }) => {
  await page.goto(youtube.address);
  await expectButtons(page, 1);
  await page.keyboard.press('Tab');
  expect((await buttons(page)).map(({ focused }) => focused)).toEqual([true]);
  const keep = (count: number) =>
    page.evaluate((most) => {
      const grid = document.querySelector('#grid') as Element;
      while (grid.children.length > most) grid.lastElementChild?.remove();
    }, count);
  await keep(4);
  await expect.poll(async () => (await keysOfEight(page)).filter((own) => own.length === 1).length).toBe(4);
  await expectButtons(page, 1);
  await keep(3);
  await expectButtons(page, 0);
});

test('its menu puts it away on one site, with a way back; the key goes on working', async ({ context, page }) => {
  await page.goto(youtube.address);
  await expectButtons(page, 1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await pressPanel(page, HIDE);
  await expectButtons(page, 0);
  await expectPanel(page, /gone from YouTube/);
  await pressPanel(page, 'Undo');
  await expectButtons(page, 1);

  const [button] = await buttons(page);
  await clickNode(page, button?.backendNodeId ?? 0);
  await new SelectionMode(page).expectOpen();
  await page.keyboard.press('Escape');
  await expectButtons(page, 1);

  const { x, y } = await page.evaluate(() => {
    const host = document.querySelector('[data-memories=panel][data-look=floating]') as Element;
    return host.getBoundingClientRect();
  });
  await page.mouse.click(x + 20, y + 16, { button: 'right' });
  await pressPanel(page, HIDE);
  await expectButtons(page, 0);
  await page.reload();
  await expect.poll(async () => (await keysOfEight(page)).flat().length).toBe(EIGHT.length);
  await expectButtons(page, 0);
  await pressCommand(context, 'select-posts', youtube.address);
  await new SelectionMode(page).expectOpen();

  await page.goto(tiktok.address);
  await expectButtons(page, 1);
  const options = new OptionsPage(await context.newPage());
  await options.open();
  const onYouTube = options.page.getByRole('group', { name: 'Button for selecting posts' }).getByLabel('YouTube');
  await expect(onYouTube).not.toBeChecked();
  await onYouTube.check();
  await page.bringToFront();
  await page.goto(youtube.address);
  await expectButtons(page, 1);
});
