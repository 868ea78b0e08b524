import type { Trouble } from '../../emulator/faults.ts';
import { expect, test } from '../fixtures.ts';
import { extensionUrl, launch, makeInstalledProfile, removeProfile } from '../support/browser.ts';
import { clickControl, expectState } from '../support/controls.ts';
import { damage } from '../support/damage.ts';
import { fill, local, openLibrary, saveAll, searchbox } from '../support/library.ts';
import { POSTS } from '../support/posts.ts';

const SEARCHES: readonly [what: string, trouble: Trouble, words: RegExp][] = [
  ['an account without the call', { answer: '0404', words: 'not found' }, /does not know the call/],
  ['an older account without the call', { gateway: 404 }, /does not know the call/],
  ['an answer of another shape', { html: 200 }, /in a way that is not understood/],
  ['no network', { cut: 'before' }, /can't be reached/],
  ['a fault of the server', { answer: '0500', words: 'oops' }, /could not answer\. \(oops\)/],
];

test('whatever the library answers a search, it has words and local search goes on', async ({
  page,
  popup,
  signedIn,
  world,
}) => {
  test.slow();
  expect(signedIn).toBeTruthy();
  await saveAll(world, popup);
  await openLibrary(page);
  for (const [what, trouble, words] of SEARCHES) {
    world.api.faults.clear();
    world.api.faults.add('search', trouble, Number.POSITIVE_INFINITY);
    await searchbox(page).fill(`bowl ${what}`);
    await searchbox(page).press('Enter');
    await expect(page.getByText(words), what).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Your own saves are still searched.')).toBeVisible();
    await searchbox(page).fill('www');
    await expect(local(page)).toHaveCount(3);
  }
});

test('without credits the way to the account is shown, without a key the way to the options', async ({
  page,
  popup,
  options,
  world,
}) => {
  await saveAll(world, popup);
  world.api.faults.add('search', { answer: '0402', words: 'Not enough credits' }, Number.POSITIVE_INFINITY);
  await openLibrary(page);
  await searchbox(page).fill('bowl');
  await searchbox(page).press('Enter');
  const account = page.getByRole('alert').getByRole('link', { name: 'Open Memories.ai' });
  await expect(account).toHaveAttribute('href', /^https:\/\/memories\.ai\//, { timeout: 20_000 });
  await options.page.bringToFront();
  await options.page.getByRole('button', { name: 'Remove key' }).click();
  await page.bringToFront();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Open options' })).toBeVisible();
  await searchbox(page).fill('www');
  await expect(local(page)).toHaveCount(3);
});

test('a deleted video, a stream that breaks and a post that is gone leave what is kept here', async ({
  page,
  popup,
  signedIn,
  world,
}) => {
  expect(signedIn).toBeTruthy();
  await saveAll(world, popup);
  world.api.faults.add('get_audio_transcription', { answer: '0001', words: 'No such video' });
  await openLibrary(page, `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  await expect(page.getByText("The library doesn't have this video any more.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('If the site has taken it down, what is kept here stays.')).toBeVisible();
  await page.getByRole('button', { name: 'Get the transcript' }).click();
  await expect(page.getByRole('list', { name: 'Transcript' })).toBeVisible({ timeout: 20_000 });

  world.api.faults.add('chat_stream', { breakAfter: 3 });
  const chat = page.getByRole('region', { name: 'Ask about this video' });
  await chat.getByRole('textbox').fill('What is it about?');
  await chat.getByRole('textbox').press('Enter');
  await expect(chat.getByText('The answer broke off in the middle.')).toBeVisible({ timeout: 20_000 });
  await expect(chat.getByText(/About/)).toBeVisible();
});

test('a note and tags survive damage of the database', async ({ world }) => {
  const profile = makeInstalledProfile();
  const before = await launch({ profile, port: world.port, installed: true });
  const site = await before.newPage();
  await site.goto(POSTS.youtube.page);
  await clickControl(site, POSTS.youtube.key);
  await expectState(site, POSTS.youtube.key, 'queued');
  const library = await openLibrary(await before.newPage(), `?post=${encodeURIComponent(POSTS.youtube.key)}`);
  await library.getByRole('textbox', { name: 'Note' }).fill('for the kiln course');
  await library.getByRole('textbox', { name: 'Tags' }).fill('ceramics');
  await library.getByRole('textbox', { name: 'Tags' }).press('Tab');
  await expect(library.getByText('Note and tags are saved.')).toBeVisible();
  await before.close();
  damage(profile, 'manifest removed');

  const after = await launch({ profile, port: world.port, installed: true });
  const page = await openLibrary(await after.newPage());
  await searchbox(page).fill('kiln');
  await expect(local(page)).toHaveCount(1, { timeout: 20_000 });
  await expect(local(page)).toContainText('ceramics');
  await after.close();
  removeProfile(profile);
});

test('beside a page the library shows the post of the tab, and follows it to the next', async ({
  context,
  page,
  popup,
  signedIn,
  world,
}) => {
  expect(signedIn).toBeTruthy();
  await saveAll(world, popup);
  // A side panel is no tab, and no driver opens one: this page is told that it is none.
  await page.addInitScript(() => {
    Object.assign((globalThis as unknown as { chrome: { tabs: object } }).chrome.tabs, {
      getCurrent: async () => undefined,
    });
  });
  await page.goto(extensionUrl('library.html'));
  fill(world);
  const here = page.getByRole('region', { name: 'The post of this tab' });
  const post = await context.newPage();
  await post.goto(POSTS.tiktok.url);
  await post.bringToFront();
  await expect(here.getByRole('link', { name: 'Open the post' })).toHaveAttribute('href', POSTS.tiktok.url);
  await post.goto(POSTS.youtube.url);
  await expect(here.getByRole('link', { name: 'Open the post' })).toHaveAttribute('href', POSTS.youtube.url);
});
