import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '../fixtures.ts';
import { NONE, violationsInBothThemes } from '../support/axe.ts';
import { extensionUrl } from '../support/browser.ts';
import { readCaptures } from '../support/database.ts';
import { local, openLibrary, saveAll } from '../support/library.ts';
import { POSTS } from '../support/posts.ts';

test.use({ dialect: 'today' });

// Before anybody asks for them: they are known for a day.
test.beforeEach(({ world }) => void world.api.libraries.folders.set('4611686018427387905', 'Ceramics'));

test.beforeEach(async ({ world, signedIn, popup }) => {
  expect(signedIn).toBeTruthy();
  await saveAll(world, popup);
});

test('several are tagged, moved and handed out at once', async ({ context, page, world }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLibrary(page);
  await page
    .getByRole('checkbox', { name: /^Select: / })
    .first()
    .click();
  await page
    .getByRole('checkbox', { name: /^Select: / })
    .nth(2)
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: 'Selected saves' });
  await expect(bar.getByText('3 selected')).toBeVisible();

  await bar.getByRole('textbox', { name: 'Tags' }).fill('ceramics, to buy');
  await bar.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(bar.getByText('Tags changed on: 3')).toBeVisible();
  await bar.getByRole('combobox', { name: 'Folder' }).selectOption({ label: 'Ceramics' });
  await bar.getByRole('button', { name: 'Move' }).click();
  await expect(bar.getByText('Moved: 3')).toBeVisible();
  expect(world.api.libraries.in('private').map(({ folder }) => folder)).toEqual(Array(3).fill('4611686018427387905'));
  const rows = await readCaptures(context);
  expect(rows.map(({ tags, folderId }) => [tags, folderId])).toEqual(
    Array(3).fill([['ceramics', 'to buy'], '4611686018427387905']),
  );

  await bar.getByRole('button', { name: 'Copy for an assistant' }).click();
  await expect(bar.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#to-buy');

  const tags = page.getByRole('list', { name: 'Tags' });
  await bar.getByRole('button', { name: 'Clear' }).click();
  await page
    .getByRole('checkbox', { name: /^Select: / })
    .first()
    .click();
  await bar.getByRole('textbox', { name: 'Tags' }).fill('to buy');
  await bar.getByRole('button', { name: 'Take off' }).click();
  await tags.getByRole('button', { name: /to buy 2/ }).click();
  await expect(local(page)).toHaveCount(2);
});

test('everything goes out as Markdown, a file a post, with its lines and their seconds', async ({ page }) => {
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  await expect(page.getByRole('list', { name: 'Transcript' })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('textbox', { name: 'Note' }).fill('for the kiln course');
  await page.getByRole('textbox', { name: 'Note' }).press('Tab');
  await expect(page.getByText('Note and tags are saved.')).toBeVisible();
  await openLibrary(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Everything as Markdown (ZIP)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^memories-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files)).toHaveLength(3);
  const texts = Object.values(files).map((bytes) => strFromU8(bytes));
  const text = texts.find((one) => one.includes(POSTS.youtube.key)) ?? '';
  expect(text).toMatch(/^---\ntitle: ".*"\n/);
  expect(text).toContain('for the kiln course');
  expect(text).toContain(`- [0:13](${POSTS.youtube.url}&t=13s) Now we glaze the bowl blue`);
});

test('a question about many goes to the twenty that fit it best', async ({ page, popup, world }) => {
  test.slow();
  const more = Array.from(
    { length: 25 },
    (_, i) => `https://www.tiktok.com/@tide_pools/video/76000000000000000${10 + i}`,
  );
  await popup.paste(more.join('\n'));
  await popup.expectStatus(more[24] ?? '', 'Ready');
  await openLibrary(page);
  await expect(local(page)).toHaveCount(28);
  await page.getByRole('button', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Ask about these' }).click();
  const chat = page.getByRole('region', { name: 'Ask about these' });
  await chat.getByRole('textbox').fill('Who will glaze the bowl?');
  await chat.getByRole('button', { name: 'Ask' }).click();
  await expect(chat.getByText(/for more\./)).toBeVisible({ timeout: 30_000 });
  const [asked] = world.api.to('chat_stream');
  const body = asked?.body.kind === 'json' ? (asked.body.value as { video_nos: string[] }) : { video_nos: [] };
  expect(body.video_nos).toHaveLength(20);
  // What a search finds for it leads.
  expect(world.api.to('search').length).toBeGreaterThan(0);
});

test('what was found without a save here is played from the library, once its cost was said', async ({
  page,
  popup,
  world,
}) => {
  await popup.page
    .getByRole('checkbox', { name: /^Select: / })
    .first()
    .click();
  await popup.page
    .getByRole('checkbox', { name: /^Select: / })
    .nth(2)
    .click({ modifiers: ['Shift'] });
  await popup.page.getByRole('button', { name: 'Remove selected' }).click();
  // A name that is the address would lead to the post itself.
  for (const video of world.api.libraries.videos.values()) video.name = 'A bowl';
  await openLibrary(page, '?q=glaze');
  await page.getByRole('searchbox').press('Enter');
  const item = page
    .getByRole('list', { name: 'In the videos' })
    .getByRole('listitem')
    .filter({ hasText: 'Not among the saves' })
    .first();
  await expect(item).toBeVisible({ timeout: 20_000 });
  await item.getByRole('button', { name: 'Play from the library' }).click();
  await expect(page.getByRole('dialog')).toContainText('costs traffic');
  expect(world.api.to('download')).toHaveLength(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Play from the library' }).click();
  const second = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
  await expect.poll(second).toBeGreaterThanOrEqual(13);
  expect(world.api.to('download')).toHaveLength(1);
});

test('a removed save takes what was said in it along', async ({ page, popup }) => {
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  await expect(page.getByRole('list', { name: 'Transcript' })).toBeVisible({ timeout: 20_000 });
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('memories-library');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('transcripts').objectStore('transcripts').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  expect(await kept()).toBe(1);
  await popup
    .task(POSTS.youtube.url)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(popup.task(POSTS.youtube.url)).toHaveCount(0);
  await expect.poll(kept).toBe(0);
});

test('transcripts of everything come by themselves once that is switched on', async ({ page, options, world }) => {
  const all = options.page.getByRole('switch', { name: 'Transcripts of everything' });
  await all.click();
  await expect(all).toBeChecked();
  await expect.poll(() => world.api.to('get_audio_transcription').length, { timeout: 30_000 }).toBe(3);
  await openLibrary(page);
  await page.getByRole('searchbox', { name: 'Ask your saves' }).fill('studio');
  await expect(local(page)).toHaveCount(3);
});

test('the page for assistants and a selection have no accessibility violation', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(extensionUrl('assistants.html'));
  await expect(page.getByRole('heading', { name: 'Connect an assistant' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual(NONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await openLibrary(page);
  await page.getByRole('button', { name: 'Select all' }).click();
  const bar = page.getByRole('toolbar', { name: 'Selected saves' });
  await bar.getByRole('textbox', { name: 'Tags' }).fill('clay');
  await bar.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Tags' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual(NONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
