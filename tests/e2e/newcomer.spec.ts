import { TEST_KEY } from '../emulator/api.ts';
import { expect, test } from './fixtures.ts';
import { extensionUrl } from './support/browser.ts';
import { clickControl, expectState } from './support/controls.ts';
import { POSTS } from './support/posts.ts';

test('a newcomer comes from the welcome page to a first save that is ready, and reads that it is', async ({
  page,
  world,
}, info) => {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  await page.goto(extensionUrl('welcome.html'));
  const box = page.getByRole('textbox', { name: 'API key' });
  await box.fill(TEST_KEY);
  await box.blur();
  await page.getByRole('button', { name: 'Check key' }).click();
  await expect(page.locator('main')).toContainText(/works/i);
  info.annotations.push({ type: 'time', description: `the key works after ${seconds()}` });
  await page.goto(POSTS.youtube.page);
  await clickControl(page, POSTS.youtube.key);
  await expectState(page, POSTS.youtube.key, 'queued', 'sending', 'processing', 'ready');
  info.annotations.push({ type: 'time', description: `the first save is taken after ${seconds()}` });
  await expectState(page, POSTS.youtube.key, 'ready');
  info.annotations.push({ type: 'time', description: `it is ready after ${seconds()}` });
  expect(world.api.libraries.in('private').map(({ url }) => url)).toEqual([POSTS.youtube.url]);
  await page.goto(extensionUrl('welcome.html'));
  await expect(page.getByRole('status').filter({ hasText: /list/i })).toBeVisible();
});
