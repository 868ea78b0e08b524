import { expect, test } from './fixtures.ts';
import { POSTS, somePosts } from './support/posts.ts';

const { url } = POSTS.tiktok;

test('an unknown address is named, with the reason; the others go on', async ({ popup }) => {
  await popup.open();
  await popup.paste(`see https://example.org/cat.html and ${url}, or https://www.tiktok.com/@tide_pools/live`);
  await expect(popup.task(url)).toBeVisible();
  await expect(popup.tasks).toHaveCount(1);
  const box = popup.page.getByRole('textbox', { name: 'Paste links' });
  await expect(box).toHaveValue(/example\.org\/cat\.html/);
  await expect(popup.page.getByText('not a TikTok, YouTube or Instagram address', { exact: false })).toBeVisible();
  await expect(popup.page.getByText('a live stream', { exact: false })).toBeVisible();
});

test('many at once: says how many and how long before anything is queued', async ({ popup }) => {
  await popup.open();
  await popup.paste(somePosts('tiktok', 60).join('\n'));
  await expect(popup.dialog).toContainText('60');
  await popup.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(popup.tasks).toHaveCount(0);
});

test('search and the three boxes narrow the list', async ({ popup }) => {
  await popup.open();
  await popup.paste(
    Object.values(POSTS)
      .map((post) => post.url)
      .join('\n'),
  );
  await expect(popup.tasks).toHaveCount(3);
  await popup.choose('Platform', 'Instagram');
  await expect(popup.tasks).toHaveCount(1);
  await popup.choose('Platform', 'Any platform');
  await popup.choose('Status', 'Ready');
  await expect(popup.tasks).toHaveCount(0);
  await popup.choose('Status', 'Queued');
  await popup.choose('Library', 'Private');
  await expect(popup.tasks).toHaveCount(3);
  await popup.page.getByRole('searchbox', { name: 'Search tasks' }).fill('tide_pools');
  await expect(popup.tasks).toHaveCount(1);
});

test('newest first, each with its address as a link, its platform and its library', async ({ popup }) => {
  await popup.open();
  for (const post of Object.values(POSTS)) {
    await popup.paste(post.url);
    await expect(popup.task(post.url)).toBeVisible();
  }
  await expect(popup.tasks.first().getByRole('link')).toHaveAttribute('href', POSTS.instagram.url);
  await expect(popup.tasks.first()).toContainText('Instagram');
  await expect(popup.tasks.first()).toContainText('Private');
});

test('Pause holds everything up, Resume lets it go', async ({ signedIn, world, popup }) => {
  expect(signedIn).toBeTruthy();
  await popup.open();
  await popup.page.getByRole('button', { name: 'Pause' }).click();
  await popup.paste(somePosts('youtube', 50).join('\n'));
  await expect(popup.page.getByText('Paused, 50 waiting')).toBeVisible();
  expect(world.api.imports).toEqual([]);
  await popup.page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => world.api.to('scraper_url').length).toBe(1);
});

test('Export gives the list as CSV and JSON', async ({ popup }) => {
  await popup.open();
  await popup.paste(url);
  await expect(popup.tasks).toHaveCount(1);
  expect(JSON.stringify(JSON.parse(await popup.exportAs('JSON')))).toContain(url);
  expect(await popup.exportAs('CSV')).toContain(url);
});

test('"Save all open tabs" saves the posts of the other tabs, each once', async ({ context, popup }) => {
  for (const post of Object.values(POSTS)) await (await context.newPage()).goto(post.page);
  await popup.open();
  await popup.page.getByRole('button', { name: 'Save all open tabs' }).click();
  for (const post of Object.values(POSTS)) await expect(popup.task(post.url)).toBeVisible();
  await expect(popup.tasks).toHaveCount(3);
});

test('a removed task comes back with Undo; the keyboard keeps its place', async ({ popup }) => {
  await popup.open();
  await popup.paste(somePosts('youtube', 3).join('\n'));
  await expect(popup.tasks).toHaveCount(3);
  const middle = popup.tasks.nth(1);
  const title = await middle.getByRole('link').textContent();
  await middle.getByRole('button', { name: 'Cancel' }).click();
  await expect(middle).toContainText('Cancelled');
  await middle.getByRole('link').focus();
  await popup.page.keyboard.press('Delete');
  await expect(popup.tasks).toHaveCount(2);
  await expect(popup.tasks.nth(1).locator(':focus')).toHaveCount(1);
  await popup.page.keyboard.press('ControlOrMeta+z');
  await expect(popup.tasks).toHaveCount(3);
  await expect(popup.tasks.filter({ hasText: title ?? '' })).toContainText('Cancelled');
});

test('the menu of a row: by key, by arrows, by letter, and back', async ({ popup }) => {
  const { page } = await popup.open();
  await popup.paste(url);
  const task = popup.task(url);
  await task.getByRole('link').focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem')).toHaveText(['Cancel', 'Open post', 'Copy link']);
  await expect(menu.getByRole('menuitem', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Copy link' })).toBeFocused();
  await page.keyboard.press('o');
  await expect(menu.getByRole('menuitem', { name: 'Open post' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(task.getByRole('button', { name: /^More/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu.getByRole('menuitem', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(task).toContainText('Cancelled');
});

test('order and days narrow the list and put it otherwise', async ({ popup }) => {
  const { page } = await popup.open();
  for (const post of Object.values(POSTS)) await popup.paste(post.url);
  await expect(popup.tasks).toHaveCount(3);
  const first = () => popup.tasks.first().getByRole('link').getAttribute('href');
  const newest = await first();
  await page.getByRole('button', { name: 'Order and dates' }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Oldest first' });
  await expect.poll(first).not.toBe(newest);
  await page.getByLabel('Until').fill('2020-01-01');
  await expect(popup.tasks).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(popup.tasks).toHaveCount(3);
  expect(await first()).toBe(newest);
});
