import { expect, test } from '../fixtures.ts';
import { NONE, violationsInBothThemes } from '../support/axe.ts';
import { extensionUrl } from '../support/browser.ts';

for (const name of ['popup', 'options', 'welcome', 'uploads', 'import', 'library'])
  test(`${name}.html has no accessibility violation`, async ({ page }) => {
    await page.goto(extensionUrl(`${name}.html`));
    await expect(page.getByRole('main')).toBeVisible();
    expect(await violationsInBothThemes(page)).toEqual(NONE);
  });

for (const name of ['popup', 'library'])
  test(`the panel of keys of ${name}.html has none either, and fits 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 500 });
    await page.goto(extensionUrl(`${name}.html`));
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    expect(await violationsInBothThemes(page)).toEqual(NONE);
    const { scroll, client } = await page.evaluate(() => {
      const dialog = document.querySelector('dialog') as HTMLElement;
      return { scroll: dialog.scrollWidth, client: dialog.clientWidth };
    });
    expect(scroll).toBeLessThanOrEqual(client);
  });
