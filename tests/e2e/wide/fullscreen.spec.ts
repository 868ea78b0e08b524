import { expect, test } from '../fixtures.ts';
import { clickControl, expectState } from '../support/controls.ts';
import { readCaptures } from '../support/database.ts';
import { expectPanel, panelText, pressPanel } from '../support/panel.ts';
import { POSTS } from '../support/posts.ts';
import { expectQuestion, pressQuestion } from '../support/question.ts';
import { chooseMenu, pressCommand } from '../support/worker.ts';

const { page: address, key } = POSTS.youtube;

test.beforeEach(async ({ page }) => {
  await page.goto(address);
  await clickControl(page, key);
  await pressPanel(page, 'Undo');
  await expectState(page, key, 'idle');
  await page.evaluate(() =>
    document.querySelector('#movie_player, .html5-video-player, video')?.parentElement?.requestFullscreen(),
  );
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
});

test('in full screen Undo of a save can be pressed, and is gone through by the keyboard', async ({ context, page }) => {
  await pressCommand(context, 'save-page', address);
  await expectPanel(page, /Saved to/);
  await pressPanel(page, 'Undo');
  await expect
    .poll(async () => (await readCaptures(context)).map(({ status }) => status))
    .toEqual(['cancelled', 'cancelled']);
  await expectPanel(page, /Undone/);
  await page.evaluate(() => document.exitFullscreen());
  await clickControl(page, key);
  await expectPanel(page, /Saved to/);
  await page.keyboard.press('F6');
  await page.keyboard.press('Enter');
  await expectState(page, key, 'idle');
});

test('a toast that stands when full screen begins or ends comes along', async ({ context, page }) => {
  await pressCommand(context, 'save-page', address);
  await expectPanel(page, /Saved to/);
  await page.evaluate(() => document.exitFullscreen());
  await pressPanel(page, 'Undo');
  await expectPanel(page, /Undone/);
  expect(await panelText(page)).toContain('Undone');
});

test('in full screen the question about the public library can be answered', async ({ context, page }) => {
  await chooseMenu(context, { menuItemId: 'save-page-public', pageUrl: address });
  await expectQuestion(page, /permanent/i);
  await pressQuestion(page, 'Save publicly, forever');
  await expect.poll(async () => (await readCaptures(context)).map(({ library }) => library)).toContain('public');
});
