import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { ImportPage } from '../pages/import-page.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { NONE, violationsInBothThemes } from '../support/axe.ts';
import { killBusyWorker } from '../support/browser.ts';
import { readCaptures } from '../support/database.ts';

const tiktok = (n: number) => `https://www.tiktok.com/@maker/video/75000000000000${String(n).padStart(5, '0')}`;
const youtube = (n: number) => `https://www.youtube.com/watch?v=video${String(n).padStart(6, '0')}`;
const textFile = (name: string, lines: readonly string[]) => ({ name, buffer: Buffer.from(`${lines.join('\n')}\n`) });
const many = (n: number, of: (n: number) => string, from = 0) => Array.from({ length: n }, (_, i) => of(from + i));

/** Resolves when some portions are written and others are not: looks often, since that may pass quickly. */
async function untilWriting(page: Page): Promise<void> {
  const shown = () => page.locator('body').textContent();
  await expect.poll(shown, { intervals: [20], timeout: 60_000 }).toMatch(/[05]00 of 4,118/);
}

test.use({ viewport: { width: 1000, height: 900 } });

test('a list is shown, and nothing of it is written before a button is pressed', async ({
  context,
  page,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('mine.txt', [...many(3, tiktok), 'https://example.org/']));
  await expect(list.group('Links')).toContainText('Posts: 3');
  await expect(list.tick('Links')).toBeChecked();
  expect(await readCaptures(context)).toEqual([]);
  await list.savePrivately();
  await expect(page.getByText('Added: 3 of 3')).toBeVisible();
  await expect.poll(async () => (await readCaptures(context)).length).toBe(3);
});

test('a pasted text is read as it stands, and several files are all taken', async ({ context, page, signedIn }) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('a.txt', many(2, tiktok)), textFile('b.txt', many(3, youtube)));
  await expect(list.group('Links')).toContainText('Posts: 5');
  const box = page.getByRole('textbox', { name: 'Paste links' });
  await box.fill(tiktok(900).slice(0, -3));
  await box.fill(tiktok(900));
  await expect(list.group('Links')).toHaveCount(2);
  await list.savePrivately();
  await expect.poll(async () => (await readCaptures(context)).length).toBe(6);
  expect((await readCaptures(context)).map(({ url }) => url)).toContain(tiktok(900));
});

test('a stopped import is completed by the same again, and the popup shows it as one thing', async ({
  context,
  page,
  popup,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('likes.txt', many(4118, tiktok)));
  await page.getByRole('button', { name: 'Save privately' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/^500 of|^1,\d{3} of/)).toBeVisible();
  // By a key: the mouse waits for the page to stand still, and by then a quick machine has written everything.
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(page.getByText('Stopped. What was added stays')).toBeVisible();
  const written = (await readCaptures(context)).length;
  expect(written).toBeLessThan(4118);

  await page.reload();
  await list.choose(textFile('likes.txt', many(4118, tiktok)));
  const rest = (4118 - written).toLocaleString('en');
  await expect(page.getByText(`${rest} new of 4,118.`)).toBeVisible();
  await list.savePrivately();
  await expect(page.getByText(`Added: ${rest} of ${rest}.`)).toBeVisible();
  const captures = await readCaptures(context);
  expect(new Set(captures.map(({ key }) => key)).size).toBe(4118);
  expect(captures).toHaveLength(4118);

  await popup.open();
  await expect(popup.tasks.first()).toContainText(`Text: Links, ${rest}`);
  await popup.tasks.first().getByRole('button', { name: 'Pause' }).click();
  await expect(popup.tasks.first()).toContainText('Paused');
  await popup.tasks.first().getByRole('button', { name: 'Cancel all' }).click();
  await popup.confirm();
  await expect(popup.tasks.first()).toContainText('Cancelled');
});

test('a tab that is closed while it writes leaves what a second run completes', async ({ context, page, signedIn }) => {
  expect(signedIn).toBeTruthy();
  const first = await new ImportPage(await context.newPage()).open();
  await first.choose(textFile('likes.txt', many(4118, tiktok)));
  await first.page.getByRole('button', { name: 'Save privately' }).click();
  await untilWriting(first.page);
  await first.page.close({ runBeforeUnload: false });

  const list = await new ImportPage(page).open();
  await list.choose(textFile('likes.txt', many(4118, tiktok)));
  // Portions are of 500, and the one that was on its way may still have come to its end.
  await expect(page.getByText(/^(?:[1-3],)?[16]18 new of 4,118\./)).toBeVisible();
  await list.savePrivately();
  const captures = await readCaptures(context);
  expect([captures.length, new Set(captures.map(({ key }) => key)).size]).toEqual([4118, 4118]);
});

test('a worker that dies while a list is written: the page goes on, and nothing is there twice', async ({
  context,
  page,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('likes.txt', many(4118, tiktok)));
  await page.getByRole('button', { name: 'Save privately' }).click();
  await untilWriting(page);
  await killBusyWorker(context);
  await expect(page.getByText(/^Added: [34],\d{3} of 4,118/)).toBeVisible({ timeout: 120_000 });
  const captures = await readCaptures(context);
  expect([captures.length, new Set(captures.map(({ key }) => key)).size]).toEqual([4118, 4118]);
});

test('single rows are searched and unticked; public saving asks', async ({ context, page, signedIn }) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('mine.txt', many(60, tiktok)));
  const group = list.group('Links');
  await group.getByRole('button', { name: 'Show' }).click();
  await group.getByRole('searchbox', { name: 'Search in Links' }).fill('00042');
  const row = group.getByRole('list', { name: 'Links' }).getByRole('checkbox');
  await expect(row).toHaveCount(1);
  await row.uncheck();
  await expect(page.getByText('59 new of 60.')).toBeVisible();
  await page.getByRole('button', { name: 'Save publicly…' }).click();
  await expect(new PopupPage(page).dialog).toContainText('permanent');
  expect(await readCaptures(context)).toEqual([]);
  await new PopupPage(page).confirm();
  await expect(page.getByText('Added: 59 of 59.')).toBeVisible();
  const captures = await readCaptures(context);
  expect(captures.some(({ url }) => url === tiktok(42))).toBe(false);
  expect(new Set(captures.map(({ library }) => library))).toEqual(new Set(['public']));
});

test('the page is used by keyboard alone', async ({ context, page, signedIn }) => {
  expect(signedIn).toBeTruthy();
  const list = await new ImportPage(page).open();
  await list.choose(textFile('mine.txt', many(2, tiktok)));
  const reach = async (name: string | RegExp, role: 'checkbox' | 'button') => {
    const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
    for (let i = 0; i < 20 && !(await wanted.evaluate((e) => e === document.activeElement)); i += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(wanted).toBeFocused();
  };
  await page.getByLabel('Choose files').focus();
  await reach('Links', 'checkbox');
  await page.keyboard.press('Space');
  await expect(list.tick('Links')).not.toBeChecked();
  await page.keyboard.press('Space');
  await reach('Save privately', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Added: 2 of 2.')).toBeVisible();
  expect(await readCaptures(context)).toHaveLength(2);
});

test('with a list in it the page has no accessibility violation, also on 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const list = await new ImportPage(page).open();
  await list.choose(
    textFile('mine.txt', [...many(200, tiktok), 'https://www.tiktok.com/@maker', 'https://example.org/a']),
  );
  await list.group('Links').getByRole('button', { name: 'Show' }).click();
  await expect(list.group('Links').getByRole('list', { name: 'Links' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual(NONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the popup, the welcome page and the options lead here', async ({ context, popup }) => {
  await popup.open();
  const opening = context.waitForEvent('page');
  await popup.page.getByRole('button', { name: 'Bring a list' }).first().click();
  const opened = await opening;
  await expect(opened.getByRole('heading', { name: 'Bring a list' })).toBeVisible();
  expect(await opened.title()).toBe('Bring a list');
});
