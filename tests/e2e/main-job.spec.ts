import { expect, test } from './fixtures.ts';
import { clickControl, expectState } from './support/controls.ts';
import { POSTS } from './support/posts.ts';

for (const [platform, post] of Object.entries(POSTS)) {
  test(`${platform}: one click on a post leads to Ready, on the page and in the popup`, async ({
    world,
    signedIn,
    page,
    popup,
  }) => {
    expect(signedIn).toBeTruthy();
    await page.goto(post.page);
    await clickControl(page, post.key);
    await expectState(page, post.key, 'queued', 'sending');
    await expectState(page, post.key, 'ready');
    await popup.open();
    await popup.expectStatus(post.url, 'Ready');
    expect(world.api.to('scraper_url').map((request) => request.body)).toMatchObject([
      { kind: 'json', value: { video_urls: [post.url] } },
    ]);
    expect(world.api.libraries.in('private').map((video) => video.url)).toEqual([post.url]);
  });
}

test('the first request leaves within 5 s of the last click', async ({ world, signedIn, page }) => {
  expect(signedIn).toBeTruthy();
  await page.goto(POSTS.youtube.page);
  await clickControl(page, POSTS.youtube.key);
  const clicked = Date.now();
  await expect.poll(() => world.api.to('scraper_url').length).toBe(1);
  expect((world.api.to('scraper_url')[0]?.at ?? 0) - clicked).toBeLessThan(5_500);
});

test('two tabs and a reload show the same state', async ({ context, signedIn, page }) => {
  expect(signedIn).toBeTruthy();
  const { page: address, key } = POSTS.instagram;
  const other = await context.newPage();
  await other.goto(address);
  await page.goto(address);
  await clickControl(page, key);
  await expectState(other, key, 'queued', 'sending', 'processing');
  await page.reload();
  await expectState(page, key, 'queued', 'sending', 'processing');
  await expectState(page, key, 'ready');
  await expectState(other, key, 'ready');
});
