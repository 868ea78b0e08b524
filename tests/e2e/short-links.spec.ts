import { expect, test } from './fixtures.ts';
import { POSTS } from './support/posts.ts';

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
  await expect(popup.task(POSTS.tiktok.url)).toBeVisible({ timeout: 45_000 });
  await popup.choose('Status', 'Cancelled');
  await expect(popup.tasks).toContainText('saved before');
  expect(world.api.to('scraper_url').map(({ body }) => body)).toMatchObject([
    { value: { video_urls: [POSTS.tiktok.url] } },
  ]);
});

test('one that leads nowhere fails with a clear reason', async ({ world, popup }) => {
  world.sites.shortLinks.set(NOWHERE, 'https://www.tiktok.com/');
  await popup.open();
  await popup.paste(NOWHERE);
  await expect(popup.tasks).toContainText('Failed');
  await expect(popup.tasks).toContainText('could not be followed');
  expect(world.api.requests).toEqual([]);
});
