import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { expectState, findControl } from '../support/controls.ts';
import { readCaptures } from '../support/database.ts';
import { expectPanel, panelText } from '../support/panel.ts';
import { POSTS } from '../support/posts.ts';

const { page: address, key } = POSTS.youtube;
/** As a keyboard does in half a second. */
const REPEATS = 15;

/** Enter is down already: as many more keydown events, which tell that they are repeats. */
async function hold(page: Page): Promise<void> {
  for (let i = 0; i < REPEATS; i += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
}

test.beforeEach(async ({ page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.locator('[data-memories=control][data-look=pill]').focus();
});

test('Enter that is held down on a control saves once', async ({ context, page }) => {
  await page.keyboard.down('Enter');
  await expectPanel(page, /Saved to/);
  await hold(page);
  expect((await panelText(page)).match(/Saved to/g)).toHaveLength(1);
  expect((await readCaptures(context)).map(({ status }) => status)).not.toContain('cancelled');
  await expectState(page, key, 'queued', 'sending', 'processing', 'ready');
});

test('Enter that is held down on the arrow opens the menu, and chooses nothing in it', async ({ context, page }) => {
  await page.keyboard.press('Tab');
  await page.keyboard.down('Enter');
  await expectPanel(page, /Save privately/);
  await hold(page);
  expect(await panelText(page)).toMatch(/Save privately/);
  expect(await readCaptures(context)).toEqual([]);
});
