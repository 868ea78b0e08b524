import { expect, type Frame, type Page } from '@playwright/test';

/** The page of ours that asks, in its frame over a site. */
export async function questionFrame(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().includes('/ask.html#'));
  await expect.poll(() => find() !== undefined, { message: 'a frame that asks' }).toBe(true);
  return find() as Frame;
}

/** Waits until a question over the page says something. */
export async function expectQuestion(page: Page, text: string | RegExp): Promise<void> {
  await expect((await questionFrame(page)).getByRole('alertdialog')).toContainText(text);
}

/** Presses a button of the question with the mouse, once a press would count; in front, as it is for people. */
export async function pressQuestion(page: Page, name: string | RegExp): Promise<void> {
  await page.bringToFront();
  await (await questionFrame(page)).getByRole('button', { name }).click();
}

/** How many questions stand over the page. */
export function questionCount(page: Page): number {
  return page.frames().filter((frame) => frame.url().includes('/ask.html')).length;
}

/** Waits until the question was answered and is gone: a frame that is on its way out takes no press. */
export async function expectNoQuestion(page: Page): Promise<void> {
  await expect.poll(() => questionCount(page), { message: 'the question is gone' }).toBe(0);
}

/**
 * Closes the question by Escape. The press itself is not waited for: its frame may be gone before the key is up again,
 * and then the browser never says that it was.
 */
export async function escapeQuestion(page: Page): Promise<void> {
  page.keyboard.press('Escape').catch(() => undefined);
  await expectNoQuestion(page);
}
