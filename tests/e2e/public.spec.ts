import { expect, test } from './fixtures.ts';
import { clickControl, expectState, findControl, openMenu, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';
import { expectQuestion, pressQuestion, questionCount } from './support/question.ts';

const { page: address, key, url } = POSTS.youtube;

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('the menu of a button asks before it saves publicly, and then uses the public endpoint only', async ({
  world,
  page,
  popup,
}) => {
  await page.goto(address);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
  await expectQuestion(page, /everybody/i);
  expect((await findControl(page, key)).state).toBe('idle');
  await pressQuestion(page, /^Save publicly, /);
  await expectState(page, key, 'ready');
  await (await popup.open()).expectStatus(url, 'Ready');
  await expect(popup.task(url)).toContainText('Public');
  expect(world.api.to('scraper_url')).toEqual([]);
  expect(world.api.to('scraper_url_public')).toHaveLength(1);
  expect(world.api.libraries.in('public').map((video) => video.url)).toEqual([url]);
});

test('Cancel and Escape save nothing', async ({ context, page }) => {
  await page.goto(address);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await pressQuestion(page, 'Cancel');
  await expect.poll(() => questionCount(page)).toBe(0);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
  await page.keyboard.press('Escape');
  await expect.poll(() => questionCount(page)).toBe(0);
  expect((await findControl(page, key)).state).toBe('idle');
  expect(await readCaptures(context)).toEqual([]);
});

test('with Public as the default library each button still asks', async ({ context, world, signedIn, page }) => {
  await signedIn.page.getByRole('radio', { name: /^Public/ }).check();
  await page.goto(address);
  await clickControl(page, key);
  await expectQuestion(page, /permanent/i);
  expect(await readCaptures(context)).toEqual([]);
  await pressQuestion(page, /^Save publicly, /);
  await expectState(page, key, 'ready');
  expect(world.api.to('scraper_url')).toEqual([]);
});

test('a message that claims a confirmed public save is needed from the popup too', async ({ world, popup }) => {
  await popup.open();
  await popup.chooseLibrary('Public');
  await popup.paste(url);
  await expect(popup.dialog).toContainText(/permanent/i);
  await popup.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(popup.tasks).toHaveCount(0);
  await popup.paste(url);
  await popup.confirm();
  await popup.expectStatus(url, 'Ready');
  expect(world.api.libraries.in('public')).toHaveLength(1);
  expect(world.api.libraries.in('private')).toHaveLength(0);
});

test('both libraries may hold the same post: it is a duplicate in its own only', async ({ world, page, popup }) => {
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'ready');
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await pressQuestion(page, /^Save publicly, /);
  await popup.open();
  await popup.choose('Library', 'Public');
  await popup.expectStatus(url, 'Ready');
  expect(world.api.libraries.in('public')).toHaveLength(1);
  expect(world.api.libraries.in('private')).toHaveLength(1);
  expect((await readControls(page)).filter((control) => control.key === key)).toHaveLength(1);
});
