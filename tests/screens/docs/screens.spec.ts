import type { Page } from '@playwright/test';
import { expect, test } from '../../e2e/fixtures.ts';
import { extensionUrl } from '../../e2e/support/browser.ts';
import { POSTS } from '../../e2e/support/posts.ts';
import { takePicture } from '../picture.ts';
import { putRows } from '../put-rows.ts';

const PAGES = ['popup', 'options', 'welcome', 'uploads', 'import', 'library'] as const;

/** As large as each is seen: the popup as browsers let it be, the others as a window. */
const sizeOf = (name: (typeof PAGES)[number], zoom: 1 | 2) =>
  name === 'popup' ? { width: zoom === 1 ? 400 : 320, height: 600 } : { width: 1000 / zoom, height: 800 / zoom };

/** A page as it stands once it has come to rest. */
async function show(page: Page, name: (typeof PAGES)[number], zoom: 1 | 2): Promise<void> {
  await page.setViewportSize(sizeOf(name, zoom));
  await page.goto(extensionUrl(`${name}.html`));
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
  if (name === 'popup') await expect(page.locator('.tasks [data-picture], .empty').first()).toBeVisible();
  if (name === 'library') await expect(page.locator('.save').first()).toBeVisible();
  // Pictures are drawn once they are decoded; an empty list has none.
  await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll<HTMLElement>('[data-picture]')].map(async (one) => {
        const image = new Image();
        image.src = getComputedStyle(one).backgroundImage.slice(5, -2);
        await image.decode();
      }),
    ),
  );
}

test.beforeEach(async ({ context, options, page }) => {
  await options.setRequestsPerMinute(1);
  await options.page.close();
  await (await context.newPage()).goto(POSTS.youtube.page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await putRows(page);
});

test('every page in both themes, at 100 % and 200 %', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of PAGES)
      for (const zoom of [1, 2] as const) {
        await show(page, name, zoom);
        await takePicture(page, `${name}-${colorScheme}-${zoom}00`);
      }
  }
});

for (const language of ['de', 'ar'])
  test(`every page in ${language}`, async ({ page }) => {
    await page.goto(extensionUrl('options.html'));
    const reloaded = page.waitForEvent('load');
    await page.getByRole('combobox', { name: 'Language' }).selectOption(language);
    await reloaded;
    for (const name of PAGES) {
      await show(page, name, 1);
      // Also where the texts of the language are not there yet.
      if (language === 'ar') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await takePicture(page, `${name}-${language}`);
    }
  });

test('an empty list, several selected, and forced colours', async ({ page }) => {
  await show(page, 'popup', 1);
  await page.getByRole('checkbox').nth(1).click();
  await page
    .getByRole('checkbox')
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await takePicture(page, 'popup-selected');
  await page.emulateMedia({ forcedColors: 'active' });
  await takePicture(page, 'popup-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'Order and dates' }).click();
  await page.getByRole('button', { name: 'More: Glazing day at the kiln' }).click();
  await takePicture(page, 'popup-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Order and dates' }).click();
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, 'options', 1);
  await page.getByRole('switch').first().scrollIntoViewIfNeeded();
  await takePicture(page, 'options-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await putRows(page, []);
  await show(page, 'popup', 1);
  await takePicture(page, 'popup-empty');
});
