import { expect, test } from './fixtures.ts';
import { NONE, violations, violationsInBothThemes } from './support/axe.ts';
import { extensionUrl } from './support/browser.ts';
import { findControl } from './support/controls.ts';
import { POSTS } from './support/posts.ts';

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

test('the popup with tasks in it has none either', async ({ popup }) => {
  await popup.open();
  await popup.paste(
    Object.values(POSTS)
      .map((post) => post.url)
      .join('\n'),
  );
  await expect(popup.tasks).toHaveCount(3);
  expect(await violations(popup.page)).toEqual([]);
});

test('a button in a page is reached and pressed by keyboard, and names its state', async ({ page }) => {
  const { page: address, key } = POSTS.youtube;
  await page.goto(address);
  expect((await findControl(page, key)).label).toMatch(/^Save to Memories/);
  const isFocused = async () => page.evaluate(() => document.activeElement?.matches('[data-memories=control]'));
  for (let presses = 0; presses < 60 && !(await isFocused()); presses++) await page.keyboard.press('Tab');
  expect(await isFocused()).toBe(true);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.querySelectorAll('[data-memories=control]').length))
    .toBeGreaterThan(0);
});
