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
