import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../../e2e/fixtures.ts';
import { ImportPage } from '../../e2e/pages/import-page.ts';
import { SelectionMode } from '../../e2e/pages/selection-mode.ts';
import { extensionUrl } from '../../e2e/support/browser.ts';
import { POSTS } from '../../e2e/support/posts.ts';
import { putRows } from '../put-rows.ts';
import { sampleRows } from '../sample-rows.ts';
import { keep, LARGER, shoot, sizeFor, WHOLE } from './frame.ts';
import { LIST } from './list.ts';
import { openProfile } from './profile.ts';
import { readyRows } from './ready-rows.ts';

test.use({ actionTimeout: 30_000 });

test.beforeEach(async ({ options, page }) => {
  await options.setRequestsPerMinute(1);
  await options.page.close();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
});

const img = (base64: string, style = '') =>
  `<img style="display: block; ${style}" src="data:image/png;base64,${base64}">`;

/** Puts pictures together in one. */
async function compose(page: Page, html: string): Promise<void> {
  await sizeFor(page, WHOLE);
  await page.goto('about:blank');
  await page.setContent(`<style>body { margin: 0 }</style>${html}`);
}

test('1: buttons on posts, and several selected', async ({ page }) => {
  await sizeFor(page, LARGER);
  await openProfile(page);
  const selection = new SelectionMode(page);
  await selection.start();
  for (const n of [1, 2, 4]) await selection.click(n);
  await selection.expectCount(3);
  await page.mouse.move(5, 5);
  await page.evaluate(() => scrollTo(0, 0));
  await keep(page, LARGER, '1-select');
});

test('2: the list of what was saved, beside a page', async ({ context, page }) => {
  const popup = await context.newPage();
  await popup.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  // Nothing waits: how long it would is about taking pictures only.
  const rows = sampleRows(Date.now());
  await putRows(
    popup,
    rows.map((row) => (row.status === 'queued' ? { ...row, status: 'ready', videoNos: ['VI0'] } : row)),
  );
  await sizeFor(page, LARGER);
  await openProfile(page);
  const site = await shoot(page, LARGER);

  const size = { width: 500, height: 750, larger: 1.25 };
  await sizeFor(popup, size);
  await popup.goto(extensionUrl('popup.html'));
  await expect(popup.locator('.tasks [data-picture]').first()).toBeVisible();
  const list = await shoot(popup, size);

  await compose(
    page,
    `${img(site)}${img(list, 'position: absolute; top: 16px; right: 20px; border-radius: 12px; box-shadow: 0 0 0 1px #0002, 0 8px 28px #0004')}`,
  );
  await keep(page, WHOLE, '2-list');
});

test('3: a list from elsewhere, before anything of it is saved', async ({ page }) => {
  await sizeFor(page, WHOLE);
  const list = await new ImportPage(page).open();
  await list.choose(LIST);
  await expect(list.group('Liked videos')).toBeVisible();
  await keep(page, WHOLE, '3-import');
});

test('4: the library: a search, and what is said in a post', async ({ world, page }) => {
  await putRows(page, readyRows(world));
  const half = { ...WHOLE, width: WHOLE.width / 2 };
  await sizeFor(page, half);
  await page.goto(extensionUrl(`library.html?post=${encodeURIComponent(POSTS.instagram.key)}`));
  await expect(page.getByRole('list', { name: 'Transcript' })).toBeVisible();
  const post = await shoot(page, half);
  await page.goto(extensionUrl('library.html'));
  await page.getByRole('searchbox', { name: 'Ask your saves' }).fill('blue');
  await page.getByRole('searchbox', { name: 'Ask your saves' }).press('Enter');
  await expect(page.getByRole('list', { name: 'In the videos' }).getByRole('listitem').first()).toBeVisible();
  const search = await shoot(page, half);
  await compose(
    page,
    `${img(search)}${img(post, 'position: absolute; top: 0; left: 640px; box-shadow: -1px 0 #0003')}`,
  );
  await keep(page, WHOLE, '4-library');
});

test('5: the welcome page', async ({ page }) => {
  await sizeFor(page, WHOLE);
  await page.goto(extensionUrl('welcome.html'));
  await expect(page.getByRole('main')).toBeVisible();
  await keep(page, WHOLE, '5-welcome');
});

test('the tile', async ({ page }) => {
  const size = { width: 440, height: 280, larger: 1 };
  await sizeFor(page, size);
  const icon = readFileSync(path.resolve('public/icon/icon.svg'), 'utf8');
  await page.setContent(`<style>
    body { margin: 0; height: 280px; display: grid; align-content: center; justify-items: center; gap: 16px; background: #eceafd; color: #1b1a3d; font: 600 32px system-ui, sans-serif }
    svg { width: 116px } p { margin: 0; font: 17px system-ui, sans-serif; color: #45446b }
  </style>${icon}<span>Save to Memories</span><p>Posts kept, and found again</p>`);
  await keep(page, size, 'tile');
});
