import { expect, test } from './fixtures.ts';
import { violations } from './support/axe.ts';
import { findControl } from './support/controls.ts';
import { POSTS } from './support/posts.ts';

test('the popup with tasks in it has no accessibility violation', async ({ popup }) => {
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
