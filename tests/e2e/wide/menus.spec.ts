import { OTHER_HOST } from '../../emulator/hosts.ts';
import { expect, test } from '../fixtures.ts';
import { POSTS } from '../support/posts.ts';
import { expectQuestion, pressQuestion } from '../support/question.ts';
import { chooseMenu, existingMenus, pressCommand, shortcuts } from '../support/worker.ts';

const OTHER_PAGE = `https://${OTHER_HOST}/page`;

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('every entry is there, in private and public where the API has both; the shortcuts too', async ({ context }) => {
  const entries = ['save-page', 'save-link', 'save-video', 'save-image', 'save-selection'];
  const publicly = ['save-page-public', 'save-link-public', 'save-selection-public'];
  expect(await existingMenus(context, [...entries, ...publicly])).toEqual([...entries, ...publicly]);
  expect(await shortcuts(context)).toMatchObject({ 'save-page': 'Alt+Shift+S', 'select-posts': 'Alt+Shift+E' });
});

test('save-page and its shortcut save the post of the page', async ({ context, page, popup }) => {
  await popup.open();
  await page.goto(POSTS.youtube.page);
  await chooseMenu(context, { menuItemId: 'save-page', pageUrl: page.url() });
  await expect(popup.task(POSTS.youtube.url)).toBeVisible();
  await page.goto(POSTS.tiktok.page);
  await pressCommand(context, 'save-page', page.url());
  await expect(popup.task(POSTS.tiktok.url)).toBeVisible();
});

test('save-link saves the post of a link, to the public library only after a question', async ({
  context,
  world,
  page,
  popup,
}) => {
  await popup.open();
  await page.goto(POSTS.youtube.page);
  const { page: linkUrl, url } = POSTS.instagram;
  await chooseMenu(context, { menuItemId: 'save-link', linkUrl, pageUrl: page.url() });
  await popup.expectStatus(url, 'Ready');
  await chooseMenu(context, { menuItemId: 'save-link-public', linkUrl, pageUrl: page.url() });
  await expectQuestion(page, /permanent/i);
  expect(world.api.libraries.in('public')).toEqual([]);
  await pressQuestion(page, /^Save publicly, /);
  await expect.poll(() => world.api.libraries.in('public').length).toBe(1);
});

test('on another site the question comes in a window of ours', async ({ context, world, page }) => {
  await page.goto(OTHER_PAGE);
  const { url } = POSTS.youtube;
  const opening = context.waitForEvent('page');
  await chooseMenu(context, { menuItemId: 'save-link-public', linkUrl: url, pageUrl: OTHER_PAGE });
  const question = await opening;
  await expect(question.getByText(/permanent/i)).toBeVisible();
  expect(world.api.to('scraper_url_public')).toEqual([]);
  await question.getByRole('button', { name: /^Save publicly, / }).click();
  await expect.poll(() => world.api.libraries.in('public').length).toBe(1);
  expect(world.api.to('scraper_url')).toEqual([]);
});

test('save-selection saves every post link in the selected part of a page', async ({ context, page, popup }) => {
  await popup.open();
  await page.goto(POSTS.youtube.page);
  const urls = [POSTS.tiktok.url, POSTS.instagram.url];
  await chooseMenu(context, {
    menuItemId: 'save-selection',
    selectionText: `Look: ${urls.join(' and ')}.`,
    pageUrl: page.url(),
  });
  for (const url of urls) await expect(popup.task(url)).toBeVisible();
  await expect(popup.tasks).toHaveCount(2);
});

test('save-video sends the address of a video file, in a form', async ({ context, world, page, popup }) => {
  await page.goto(OTHER_PAGE);
  const srcUrl = `https://${OTHER_HOST}/clip.mp4`;
  await chooseMenu(context, { menuItemId: 'save-video', mediaType: 'video', srcUrl, pageUrl: OTHER_PAGE });
  await popup.open();
  await expect(popup.tasks.first()).toContainText('Ready', { timeout: 90_000 });
  expect(world.api.to('upload_url').map(({ body }) => body)).toMatchObject([{ kind: 'form', fields: { url: srcUrl } }]);
});

test('save-video on a player of the sites saves the post it belongs to', async ({ context, world, page, popup }) => {
  await popup.open();
  await page.goto(POSTS.youtube.page);
  const srcUrl = 'blob:https://www.youtube.com/0a1b2c3d';
  await chooseMenu(context, { menuItemId: 'save-video', mediaType: 'video', srcUrl, pageUrl: page.url() });
  await popup.expectStatus(POSTS.youtube.url, 'Ready');
  expect(world.api.to('upload_url')).toEqual([]);
});

test.describe('with leave to read images of a site', () => {
  test.use({ granted: [`https://${OTHER_HOST}/*`] });

  test('save-image uploads the image itself', async ({ context, world, page, popup }) => {
    await page.goto(OTHER_PAGE);
    const srcUrl = `https://${OTHER_HOST}/photo.png`;
    await chooseMenu(context, { menuItemId: 'save-image', mediaType: 'image', srcUrl, pageUrl: OTHER_PAGE });
    await popup.open();
    await expect(popup.tasks.first()).toContainText('Ready', { timeout: 90_000 });
    expect(world.api.to('upload_img').map(({ body }) => body)).toMatchObject([
      { kind: 'files', files: [{ field: 'files', name: 'photo.png', type: 'image/png' }] },
    ]);
  });
});
