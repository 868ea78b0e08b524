import { expect, test } from './fixtures.ts';
import { clickControl, expectState } from './support/controls.ts';
import { expectPanel, pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';

const { page: address, key, url } = POSTS.instagram;

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('Undo takes a save back before it leaves', async ({ world, page, popup }) => {
  await popup.open();
  await page.goto(address);
  await clickControl(page, key);
  await pressPanel(page, 'Undo');
  await expectState(page, key, 'idle');
  await popup.expectStatus(url, 'Cancelled');
  expect(world.api.imports).toEqual([]);
});

test('Cancel in the popup does the same, Remove takes it off the list', async ({ world, popup }) => {
  await popup.open();
  await popup.paste(url);
  await popup.task(url).getByRole('button', { name: 'Cancel' }).click();
  await popup.expectStatus(url, 'Cancelled');
  await popup.task(url).getByRole('button', { name: 'Remove' }).click();
  await expect(popup.tasks).toHaveCount(0);
  expect(world.api.imports).toEqual([]);
});

test('a duplicate is told, not sent; on demand it is sent again', async ({ world, page, popup }) => {
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'ready');
  await clickControl(page, key);
  await expectPanel(page, 'Already saved');
  await popup.open();
  await popup.paste(`${url}?igsh=other`);
  await expect(popup.page.getByText(/Already saved/)).toBeVisible();
  expect(world.api.to('scraper_url')).toHaveLength(1);
  await popup.page.getByRole('button', { name: 'Save again' }).click();
  await expect.poll(() => world.api.to('scraper_url').length).toBe(2);
  expect(world.api.libraries.in('private')).toHaveLength(1);
});
