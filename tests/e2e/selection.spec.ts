import { expect, test } from './fixtures.ts';
import { SelectionMode } from './pages/selection-mode.ts';
import { accessibleText, findAccessible } from './support/accessible.ts';
import { readCaptures } from './support/database.ts';
import { escapeQuestion, expectQuestion, pressQuestion } from './support/question.ts';

/** 48 tiles of which two lead nowhere; rows that are far away are taken out of the page. */
const PROFILE = 'https://www.instagram.com/kilnhouse/';
/** 360 videos, 60 at a time; they stay. */
const _CHANNEL = 'https://www.youtube.com/@breadlab/videos';

test('posts are ticked with the mouse, in ranges with Shift, and the page does not notice', async ({ page }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(1);
  await selection.expectTicked(1);
  await selection.click(4, 'Shift');
  await selection.expectTicked(1, 2, 3, 4);
  await selection.click(2, 'Shift');
  await selection.expectTicked(1, 2);
  await selection.click(1);
  await selection.expectTicked(2);
  await selection.expectCount(1);
  await selection.press('Clear');
  await selection.expectTicked();
  await selection.expectCount(0);
  expect(page.url()).toBe(PROFILE);
});

test('a press on the card itself ticks it, with Shift a range, and opens nothing', async ({ page }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  const tiles = page.locator('main a[href*="/p/"], main a[href*="/reel/"]');
  await tiles.nth(1).click();
  await selection.expectCount(1);
  await tiles.nth(4).click({ modifiers: ['Shift'] });
  await expect.poll(async () => (await selection.ticked()).length).toBeGreaterThanOrEqual(4);
  await tiles.nth(1).click();
  await expect(page.locator('[role=dialog] article')).toHaveCount(0);
  expect(page.url()).toBe(PROFILE);
  await page.keyboard.press('Escape');
  await selection.expectClosed();
  await tiles.nth(1).click();
  await expect(page.locator('[role=dialog] article')).toBeVisible();
});

test('Select new takes what is in no library yet, and what is there keeps its mark', async ({ page }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(0);
  await selection.press('Save privately');
  await selection.expectClosed();
  await expect.poll(() => accessibleText(page, 'status')).toContain('Saved to your private library');
  // The focus went from the bar, which is gone, to the way back in.
  const start = () => findAccessible(page, 'button', 'Select posts');
  await expect.poll(async () => (await start()).some(({ focused }) => focused)).toBe(true);
  // The toast is still there, and leaves the way in free for the mouse.
  await selection.start();
  await expect.poll(async () => (await selection.checkboxes())[0]?.name).toMatch(/, (Queued|Sending)/);
  await selection.press('Select new');
  await expect.poll(async () => (await selection.ticked()).includes(1)).toBe(true);
  expect(await selection.ticked()).not.toContain(0);
});

test('everything goes by keyboard alone', async ({ page, context }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await expect.poll(async () => (await findAccessible(page, 'button', 'Select posts')).length).toBe(1);
  await page.bringToFront();
  const isOnStart = async () => (await findAccessible(page, 'button', 'Select posts')).some(({ focused }) => focused);
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      return isOnStart();
    })
    .toBe(true);
  await page.keyboard.press('Enter');
  await selection.expectOpen();
  await expect.poll(() => selection.focused()).toBe(0);

  await page.keyboard.press('Space');
  await selection.expectTicked(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await selection.focused()).toBe(2);
  await page.keyboard.press('Shift+ArrowDown');
  await selection.expectTicked(0, 2, 3, 4, 5);
  await page.keyboard.press('Shift+ArrowLeft');
  await selection.expectTicked(0, 2, 3, 4);
  await page.keyboard.press('ArrowUp');
  expect(await selection.focused()).toBe(1);

  await page.keyboard.press('Tab');
  const focusedButton = async () => (await findAccessible(page, 'button')).find(({ focused }) => focused)?.name;
  await expect.poll(focusedButton).toBe('Select all');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(focusedButton).toBe('Save privately');
  await page.keyboard.press('Enter');
  await selection.expectClosed();
  await expect.poll(async () => (await readCaptures(context)).length).toBe(4);
});

test('Escape leaves selection mode and forgets what was ticked', async ({ page }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(0);
  await page.keyboard.press('Escape');
  await selection.expectClosed();
  await selection.start();
  await selection.expectCount(0);
  await selection.expectTicked();
});

test('the selection stays while posts open over the grid, and goes with the page', async ({ page }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(0);
  await selection.click(1);
  // As the page itself opens one: a press on a card only ticks it now.
  const fourth = page.locator('main a[href*="/p/"], main a[href*="/reel/"]').nth(3);
  await fourth.evaluate((link: HTMLElement) => link.click());
  await expect(page.locator('[role=dialog] article')).toBeVisible();
  await selection.expectCount(2);
  await page.goBack();
  await selection.expectTicked(0, 1);
  await page.evaluate(() => history.pushState({}, '', '/somebody.else/'));
  await selection.expectClosed();
});

test('a selection goes to the public library only after the question', async ({ page, context }) => {
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(0);
  await selection.press('Save publicly');
  await expectQuestion(page, /permanent/i);
  await escapeQuestion(page);
  await selection.expectCount(1);
  expect(await readCaptures(context)).toHaveLength(0);
  await selection.press('Save publicly…');
  await pressQuestion(page, 'Save publicly, forever');
  await expect.poll(async () => (await readCaptures(context)).map(({ library }) => library)).toEqual(['public']);
});
