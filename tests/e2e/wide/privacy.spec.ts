import { API_HOST } from '../../emulator/hosts.ts';
import { expect, test } from '../fixtures.ts';
import { extensionUrl } from '../support/browser.ts';
import { POSTS } from '../support/posts.ts';

/** Chromium asks its maker for updates and accounts by itself, with or without an extension. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gstatic|gvt1)\.com$/;

/** What PRIVACY.md says that a save sends, private and public. */
const PRIVATE_FIELDS = ['video_urls', 'folder', 'folder_id', 'unique_id', 'callback_url', 'quality'];

test('nothing is asked of any host but the API, whatever is opened and saved', async ({
  context,
  world,
  signedIn,
  popup,
}) => {
  test.slow();
  expect(signedIn).toBeTruthy();
  for (const name of ['popup', 'options', 'uploads', 'import', 'library', 'welcome']) {
    const page = await context.newPage();
    await page.goto(extensionUrl(`${name}.html`));
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.close();
  }
  const saved = [POSTS.youtube.url, POSTS.instagram.url, POSTS.tiktok.url];
  await popup.open();
  for (const url of saved) await popup.paste(url);
  for (const url of saved) await popup.expectStatus(url, 'Ready');
  await popup.open();
  await popup.chooseLibrary('Public');
  await popup.paste(POSTS.youtube.url);
  await popup.confirm();
  await expect.poll(() => world.api.libraries.in('public').length).toBe(1);
  const hosts = new Set(world.asked.map(({ host }) => host).filter((host) => !BROWSERS_OWN.test(host)));
  expect([...hosts]).toEqual([API_HOST]);
});

test('a save sends addresses and the key, and nothing that tells of the browser or the person', async ({
  world,
  signedIn,
  popup,
}) => {
  expect(signedIn).toBeTruthy();
  await popup.open();
  await popup.paste(POSTS.youtube.url);
  await popup.expectStatus(POSTS.youtube.url, 'Ready');
  const [request] = world.api.to('scraper_url');
  if (!request) throw new Error('nothing was sent');
  const { body } = request;
  const sent = body.kind === 'json' ? (body.value as Record<string, unknown>) : {};
  expect(Object.keys(sent).filter((name) => !PRIVATE_FIELDS.includes(name))).toEqual([]);
  expect(Object.keys(sent)).not.toEqual([]);
  const headers = world.asked.filter(({ host }) => host === API_HOST).flatMap((asked) => asked.headers);
  expect(headers).toContain('authorization');
  for (const name of ['cookie', 'referer']) expect(headers).not.toContain(name);
  expect(JSON.stringify(sent)).not.toMatch(/title|author|chrome-extension/i);
});
