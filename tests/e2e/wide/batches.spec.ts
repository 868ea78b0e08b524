import { expect, test } from '../fixtures.ts';
import { readCaptures } from '../support/database.ts';
import { somePosts } from '../support/posts.ts';

const COUNTS = { tiktok: 55, youtube: 40, instagram: 25 } as const;

test('120 posts of three platforms: as few requests as possible, all Ready', async ({
  context,
  world,
  signedIn,
  popup,
}) => {
  expect(signedIn).toBeTruthy();
  const posts = Object.entries(COUNTS).flatMap(([site, n]) => somePosts(site as keyof typeof COUNTS, n));
  await popup.open();
  await popup.paste(posts.join('\n'));
  await popup.confirm();
  await expect
    .poll(async () => (await readCaptures(context)).filter((capture) => capture.status === 'ready').length, {
      timeout: 150_000,
      intervals: [1000],
    })
    .toBe(120);

  const requests = world.api.to('scraper_url').map(({ body }) => (body.kind === 'json' ? body.value : null));
  const sizes = requests.map((body) => (body as { video_urls: string[] }).video_urls.length);
  expect(sizes.sort((a, b) => a - b)).toEqual([5, 25, 40, 50]);
  expect(
    world.api.libraries
      .in('private')
      .map((video) => video.url)
      .sort(),
  ).toEqual([...posts].sort());
  for (const status of ['Queued', 'Sending', 'Downloading', 'Indexing', 'Failed', 'Cancelled']) {
    await popup.choose('Status', status);
    await expect(popup.tasks).toHaveCount(0);
  }
  await popup.choose('Status', 'Ready');
  await expect(popup.tasks.first()).toContainText('Ready');
});
