import { expect, test } from '../fixtures.ts';
import { extensionUrl } from '../support/browser.ts';
import { POSTS } from '../support/posts.ts';

for (const name of ['popup', 'library']) {
  test(`${name}: ? tells the keys, Escape closes and gives the focus back, / leads to the search`, async ({ page }) => {
    await page.goto(extensionUrl(`${name}.html`));
    await expect(page.getByRole('main')).toBeVisible();
    const link = page.getByRole('navigation').getByRole('link', { name: 'Options' });
    await link.focus();
    await page.keyboard.press('?');
    const panel = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(panel).toContainText('Go to search');
    // What else the browser has: the shortcuts of the manifest, as the person may have changed them.
    await expect(panel).toContainText('Alt');
    await page.keyboard.press('/');
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox').first();
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('');
    // There they are letters.
    await page.keyboard.type('a/?');
    await expect(search).toHaveValue('a/?');
    await expect(panel).toBeHidden();
  });

  test(`${name}: the panel of keys is there for the mouse, too`, async ({ page }) => {
    await page.goto(extensionUrl(`${name}.html`));
    const sign = page.getByRole('button', { name: 'Keyboard' });
    await sign.click();
    const panel = page.getByRole('dialog', { name: 'Keyboard' });
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(panel).toBeHidden();
    await expect(sign).toBeFocused();
  });
}

test('the keys work where nothing has the focus', async ({ popup }) => {
  const { page } = await popup.open();
  await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search tasks' })).toBeFocused();
});

test('arrows lead from save to save in the library', async ({ popup }) => {
  const { page } = await popup.open();
  await popup.paste(`${POSTS.tiktok.url}\n${POSTS.youtube.url}`);
  await expect(popup.tasks).toHaveCount(2);
  await page.goto(extensionUrl('library.html'));
  const boxes = page.getByRole('list', { name: /./ }).getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  await boxes.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(boxes.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(boxes.first()).toBeFocused();
});
