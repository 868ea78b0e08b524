import { expect, test } from '../fixtures.ts';
import { clickControl, expectState, openMenu } from '../support/controls.ts';
import { readCaptures } from '../support/database.ts';
import { pressPanel, setCount } from '../support/panel.ts';
import { pressQuestion } from '../support/question.ts';

const CREATORS = {
  tiktok: [
    'https://www.tiktok.com/@miro.bakes?lang=en',
    'tiktok:creator:miro.bakes',
    'https://www.tiktok.com/@miro.bakes',
  ],
  youtube: [
    'https://www.youtube.com/@lakehouse.films/videos',
    'youtube:creator:@lakehouse.films',
    'https://www.youtube.com/@lakehouse.films',
  ],
  instagram: [
    'https://www.instagram.com/kilnhouse/?hl=en',
    'instagram:creator:kilnhouse',
    'https://www.instagram.com/kilnhouse/',
  ],
} as const;

const jsonOf = ({ body }: { body: { kind: string; value?: unknown } }) => body.value;

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

for (const [platform, [address, key, url]] of Object.entries(CREATORS)) {
  test(`${platform}: a creator, from the button by the header to Ready`, async ({ world, page, popup }) => {
    await page.goto(address);
    await clickControl(page, key);
    await expectState(page, key, 'ready');
    await (await popup.open()).expectStatus(url, 'Ready');
    expect(world.api.to('scraper').map(jsonOf)).toMatchObject([{ username: url, scraper_cnt: 10 }]);
    expect(world.api.libraries.in('private')).toHaveLength(10);
  });
}

test('the number of posts is chosen beside the button, and the library too', async ({ world, page }) => {
  const [address, key, url] = CREATORS.tiktok;
  await page.goto(address);
  await openMenu(page, key);
  await setCount(page, 3);
  await pressPanel(page, 'Save publicly…');
  await pressQuestion(page, /^Save publicly, /);
  await expectState(page, key, 'ready');
  expect(world.api.to('scraper')).toEqual([]);
  expect(world.api.to('scraper_public').map(jsonOf)).toMatchObject([{ username: url, scraper_cnt: 3 }]);
  expect(world.api.libraries.in('public')).toHaveLength(3);
});

test('a TikTok hashtag, privately: the decoded tag, without #', async ({ world, page }) => {
  await page.goto('https://www.tiktok.com/tag/bread%C3%A9?lang=en');
  await clickControl(page, 'tiktok:hashtag:breadé');
  await expectState(page, 'tiktok:hashtag:breadé', 'ready');
  expect(world.api.to('scraper_tag').map(jsonOf)).toMatchObject([{ hash_tags: ['breadé'], scraper_cnt: 10 }]);
  expect(world.api.libraries.in('private')).toHaveLength(10);
});

test('a TikTok hashtag, publicly', async ({ world, page }) => {
  await page.goto('https://www.tiktok.com/tag/bread%C3%A9?lang=en');
  await openMenu(page, 'tiktok:hashtag:breadé');
  await pressPanel(page, 'Save publicly…');
  await pressQuestion(page, /^Save publicly, /);
  await expectState(page, 'tiktok:hashtag:breadé', 'ready');
  expect(world.api.to('scraper_tag_public').map(jsonOf)).toMatchObject([{ hash_tags: ['breadé'] }]);
});

test('several tags of the same settings go in one request, each with its own outcome', async ({ world, popup }) => {
  await popup.open();
  await popup.paste('https://www.tiktok.com/tag/bread https://www.tiktok.com/tag/kiln');
  for (const tag of ['bread', 'kiln']) await popup.expectStatus(`https://www.tiktok.com/tag/${tag}`, 'Ready');
  expect(world.api.to('scraper_tag').map(jsonOf)).toMatchObject([{ hash_tags: ['bread', 'kiln'] }]);
});

for (const [platform, address, key] of [
  ['youtube', 'https://www.youtube.com/hashtag/bread', 'youtube:hashtag:bread'],
  ['instagram', 'https://www.instagram.com/explore/tags/kiln/', 'instagram:hashtag:kiln'],
] as const) {
  test(`${platform}: a hashtag that the API can't import is saved as the first posts of its page`, async ({
    context,
    world,
    page,
  }) => {
    await page.goto(address);
    await clickControl(page, key);
    await expect.poll(async () => (await readCaptures(context)).length).toBe(10);
    await expect.poll(() => world.api.libraries.in('private').length).toBe(10);
    expect(world.api.to('scraper_url')).toHaveLength(1);
    expect(world.api.to('scraper_tag')).toEqual([]);
  });
}
