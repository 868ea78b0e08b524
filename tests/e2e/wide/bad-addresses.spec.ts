import { expect, test } from '../fixtures.ts';
import { readCaptures } from '../support/database.ts';
import { somePosts } from '../support/posts.ts';

test('a batch of 50 with 3 bad addresses delivers 47 and names 3', async ({ context, world, signedIn, popup }) => {
  test.setTimeout(270_000);
  expect(signedIn).toBeTruthy();
  const posts = somePosts('tiktok', 50);
  const bad = [7, 23, 41].map((n) => posts[n] ?? '');
  for (const url of bad) world.api.libraries.fates.set(url.split('/').at(-1) ?? '', { bad: true });
  await popup.open();
  await popup.paste(posts.join('\n'));
  const ended = async () => {
    const captures = await readCaptures(context);
    const having = (status: string) => captures.filter((capture) => capture.status === status).map(({ url }) => url);
    return { ready: having('ready').length, failed: having('failed').sort() };
  };
  await expect.poll(ended, { timeout: 240_000, intervals: [2_000] }).toEqual({ ready: 47, failed: [...bad].sort() });
  console.log(`50 posts, 3 of them bad: ${world.api.to('scraper_url').length} requests`);
  await popup.choose('Status', 'Failed');
  await expect(popup.tasks).toHaveCount(3);
  await expect(popup.tasks.first()).toContainText("couldn't use");
});
