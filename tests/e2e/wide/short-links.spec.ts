import { expect, test } from '../fixtures.ts';
import { POSTS } from '../support/posts.ts';

const SHORT = 'https://vm.tiktok.com/ZMexample1/';
const SAME = 'https://vt.tiktok.com/ZSexample2/';
const NOWHERE = 'https://vm.tiktok.com/ZMexample3/';

test.use({ granted: ['https://*.tiktok.com/*'] });

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('short links are resolved before they are sent, and saved once by what they point to', async ({
  world,
  popup,
}) => {
  for (const link of [SHORT, SAME]) world.sites.shortLinks.set(link, `${POSTS.tiktok.page}&_t=8x&_r=1`);
  await popup.open();
  await popup.paste(`${SHORT} ${SAME}`);
  await popup.choose('Status', 'Ready');
  await expect(popup.task(POSTS.tiktok.url)).toBeVisible({ timeout: 90_000 });
  await popup.choose('Status', 'Cancelled');
  await expect(popup.tasks).toContainText('already saved');
  expect(world.api.to('scraper_url').map(({ body }) => body)).toMatchObject([
    { value: { video_urls: [POSTS.tiktok.url] } },
  ]);
});

test('one that leads nowhere fails with a clear reason', async ({ world, popup }) => {
  world.sites.shortLinks.set(NOWHERE, 'https://www.tiktok.com/');
  await popup.open();
  await popup.paste(NOWHERE);
  await expect(popup.tasks).toContainText('Failed');
  await expect(popup.tasks).toContainText("couldn't be opened");
  expect(world.api.imports).toEqual([]);
});

test('a chain of five redirects is followed to its end', async ({ world, popup }) => {
  const hops = [1, 2, 3, 4].map((n) => `https://vt.tiktok.com/hop${n}/`);
  const chain = [SHORT, ...hops, POSTS.tiktok.page];
  for (const [i, hop] of chain.slice(0, -1).entries()) world.sites.shortLinks.set(hop, chain[i + 1] ?? '');
  await popup.open();
  await popup.paste(SHORT);
  await popup.expectStatus(POSTS.tiktok.url, 'Ready');
});

test('a loop is final after one look', async ({ world, popup }) => {
  world.sites.shortLinks.set(SHORT, SAME);
  world.sites.shortLinks.set(SAME, SHORT);
  await popup.open();
  await popup.paste(SHORT);
  await expect(popup.tasks).toContainText('Failed', { timeout: 60_000 });
  await expect(popup.tasks).toContainText("couldn't be opened");
  console.log(`a loop: ${world.sites.visits.length} requests`);
  expect(world.sites.visits.length).toBeLessThanOrEqual(23);
});

test('a robot check passes: the words name the site, and it is asked again', async ({ world, popup }) => {
  test.setTimeout(180_000);
  world.sites.troubles.set(SHORT, { status: 429, headers: { 'retry-after': '5' } });
  world.sites.shortLinks.set(SHORT, POSTS.tiktok.page);
  await popup.open();
  await popup.paste(SHORT);
  await expect(popup.tasks).toContainText('vm.tiktok.com: 429');
  await expect(popup.tasks).toContainText("didn't answer");
  await expect(popup.tasks).not.toContainText("Memories.ai can't be reached");
  world.sites.troubles.clear();
  await expect(popup.task(POSTS.tiktok.url)).toContainText('Ready', { timeout: 120_000 });
});
