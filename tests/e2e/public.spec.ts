import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { clickControl, expectState, findControl, openMenu, readControls } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';
import {
  escapeQuestion,
  expectNoQuestion,
  expectQuestion,
  pressQuestion,
  questionCount,
  questionFrame,
} from './support/question.ts';

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
  await expectNoQuestion(page);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
  await escapeQuestion(page);
  expect((await findControl(page, key)).state).toBe('idle');
  expect(await readCaptures(context)).toEqual([]);
});

test('with Public as the default library each button still asks', async ({ context, world, options, page }) => {
  await options.page.getByRole('radio', { name: /^Public/ }).check();
  await page.goto(address);
  await clickControl(page, key);
  await expectQuestion(page, /permanent/i);
  expect(await readCaptures(context)).toEqual([]);
  await pressQuestion(page, /^Save publicly, /);
  await expectState(page, key, 'ready');
  expect(world.api.to('scraper_url')).toEqual([]);
});

/** Asks by the menu of the button, and waits until a yes would count. */
async function askPublicly(page: Page) {
  await page.goto(address);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  const frame = await questionFrame(page);
  const yes = frame.getByRole('button', { name: /^Save publicly, / });
  await expect(yes).toHaveAttribute('aria-disabled', 'false');
  return { frame, yes };
}

/** Lays something opaque above all else that lets presses through, as a page can; false takes it away. */
const cover = (page: Page, isCovered: boolean) =>
  page.evaluate((wanted) => {
    document.querySelector('#lid')?.remove();
    if (!wanted) return;
    const lid = document.createElement('div');
    lid.id = 'lid';
    lid.style.cssText =
      'position:fixed;inset:0;width:auto;height:auto;margin:0;border:0;background:#fff;pointer-events:none';
    lid.popover = 'manual';
    document.body.append(lid);
    lid.showPopover();
  }, isCovered);

test('a question that something lies over takes no yes, nor within a second after; then it does', async ({
  context,
  page,
}) => {
  const { frame, yes } = await askPublicly(page);
  const box = await yes.boundingBox();
  if (!box) throw new Error('no yes in sight');
  const press = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const publicOnes = async () => (await readCaptures(context)).filter(({ library }) => library === 'public');

  await cover(page, true);
  await expect(yes).toHaveAttribute('aria-disabled', 'true');
  await press();
  await expect(frame.getByRole('button', { name: /window/i })).toBeVisible();
  expect(await publicOnes()).toEqual([]);

  await cover(page, false);
  await press();
  await expect(yes).toHaveAttribute('aria-disabled', 'false');
  expect(await publicOnes()).toEqual([]);
  expect(questionCount(page)).toBe(1);

  const now = await yes.boundingBox();
  await page.mouse.click((now?.x ?? 0) + box.width / 2, (now?.y ?? 0) + box.height / 2);
  await expectNoQuestion(page);
  expect((await publicOnes()).map((capture) => capture.key)).toEqual([key]);
});

test('a question window that is closed without an answer frees the page', async ({ context, page }) => {
  const { frame } = await askPublicly(page);
  await cover(page, true);
  const opening = context.waitForEvent('page');
  await frame.getByRole('button', { name: /window/i }).dispatchEvent('click');
  const question = await opening;
  await expect(question.getByRole('alertdialog')).toBeVisible();
  await question.close();
  await cover(page, false);
  await openMenu(page, key);
  await pressPanel(page, 'Save publicly…');
  await expectQuestion(page, /permanent/i);
  expect(await readCaptures(context)).toEqual([]);
});

test('the question is answered by the keyboard alone, and the focus comes back', async ({ context, world, page }) => {
  const { frame, yes } = await askPublicly(page);
  await expect(frame.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(yes).toBeFocused();
  await page.keyboard.press('Enter');
  await expectState(page, key, 'ready');
  expect(world.api.to('scraper_url_public')).toHaveLength(1);
  expect(await readCaptures(context)).toHaveLength(1);
});

test('a page that moves and restyles our hosts makes nothing of ours take a press for another', async ({
  context,
  page,
}) => {
  await askPublicly(page);
  await page.evaluate(() => {
    for (const host of document.querySelectorAll<HTMLElement>('[data-memories=panel]')) {
      host.style.cssText = 'opacity:0.01!important;transform:scale(3)!important;filter:blur(9px)!important';
      document.body.append(host);
    }
  });
  await page.mouse.click(640, 360);
  expect((await readCaptures(context)).filter(({ library }) => library === 'public')).toEqual([]);
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
  await expectNoQuestion(page);
  await popup.open();
  await popup.choose('Library', 'Public');
  await popup.expectStatus(url, 'Ready');
  expect(world.api.libraries.in('public')).toHaveLength(1);
  expect(world.api.libraries.in('private')).toHaveLength(1);
  expect((await readControls(page)).filter((control) => control.key === key)).toHaveLength(1);
});
