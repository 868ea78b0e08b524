import { expect, test } from '../fixtures.ts';
import { found, local, openLibrary, searchbox } from '../support/library.ts';

const MAKER = 'https://www.tiktok.com/@tide_pools';

/** What is said in the n-th video. */
const said = (n: number) => [
  { start: 0, end: 5, text: `Pool ${n}` },
  { start: 13, end: 18, text: n === 2 ? 'Here lives a hermit crab' : `Water number ${n}` },
];

test('each video of a creator is read, asked about, found and opened by itself', async ({
  page,
  popup,
  options,
  world,
}) => {
  test.slow();
  await options.open();
  await options.page.getByRole('spinbutton', { name: 'Posts per creator' }).fill('3');
  await options.page.keyboard.press('Tab');
  await popup.open();
  await popup.paste(MAKER);
  await popup.expectStatus(MAKER, 'Ready');
  const posts = [...world.api.libraries.videos.values()].map(({ url }) => url);
  expect(posts).toHaveLength(3);
  for (const [n, url] of posts.entries()) world.api.libraries.speech.set(url.split('/').at(-1) ?? '', said(n));

  await openLibrary(page);
  await local(page).getByRole('button').first().click();
  const list = page.getByRole('list', { name: 'Videos' });
  await expect(list.locator('> li')).toHaveCount(3);
  const third = list.locator('> li').nth(2);
  await third.getByRole('button').first().click();
  await expect(third.getByRole('link', { name: 'Open the post' })).toHaveAttribute('href', /\/video\/\d+$/);
  await expect(third.getByRole('list', { name: 'Transcript' })).toContainText('hermit crab', { timeout: 20_000 });
  await third.getByRole('region', { name: 'Ask about this video' }).getByRole('textbox').fill('Who lives here?');
  await third.getByRole('region', { name: 'Ask about this video' }).getByRole('textbox').press('Enter');
  await expect(third.getByText(/About "Who lives here\?": Pool 2/)).toBeVisible({ timeout: 20_000 });
  const [asked] = world.api.to('chat_stream');
  expect(asked?.body.kind === 'json' && (asked.body.value as { video_nos: string[] }).video_nos).toHaveLength(1);

  // What was found in the second of many leads to its own post, and opens there.
  await openLibrary(page);
  await searchbox(page).fill('hermit');
  await expect(local(page).getByRole('link', { name: /0:13/ })).toHaveAttribute('href', /\/video\/\d+$/);
  await searchbox(page).press('Enter');
  const hit = found(page).getByRole('listitem').first();
  await expect(hit.getByRole('link', { name: /0:13/ })).toHaveAttribute('href', /\/video\/\d+$/, { timeout: 20_000 });
  await hit.getByRole('button').first().click();
  await expect(list.getByRole('button', { expanded: true })).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Transcript' })).toContainText('hermit crab');
});
