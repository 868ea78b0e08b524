import path from 'node:path';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { clickControl, expectState, findControl } from '../support/controls.ts';
import { readCaptures } from '../support/database.ts';
import { GRIDS } from '../support/eight.ts';
import { expectPanel, pressPanel } from '../support/panel.ts';
import { expectQuestion, pressQuestion } from '../support/question.ts';
import { chooseMenu } from '../support/worker.ts';

const { address, keyOf } = GRIDS.youtube;
const first = keyOf(1, 1);

test.beforeEach(async ({ world, page }) => {
  world.sites.serve(address, path.join(PAGES_DIR, 'hazards', 'grid-odd.html'), null);
  await page.goto(`${address}?turn=1#dialog`);
  // Who asks before a page has what draws in it gets a window of ours.
  await findControl(page, first);
});

test('over a modal dialog of the site Undo of a save in it can be pressed', async ({ page }) => {
  await clickControl(page, first);
  await expectPanel(page, /Saved to/);
  await pressPanel(page, 'Undo');
  await expectState(page, first, 'idle');
});

for (const [what, end] of [
  ['is closed', (dialog: HTMLDialogElement) => dialog.close()],
  ['is taken out', (dialog: HTMLDialogElement) => dialog.remove()],
] as const) {
  test(`a toast that stands when the dialog ${what} stays, and Undo in it can be pressed`, async ({
    context,
    page,
  }) => {
    await clickControl(page, first);
    await expectPanel(page, /Saved to/);
    await page.locator('dialog').evaluate(end);
    await pressPanel(page, 'Undo');
    await expect.poll(async () => (await readCaptures(context)).map(({ status }) => status)).toEqual(['cancelled']);
  });
}

test('a toast that stands when a dialog opens over another can be pressed', async ({ page }) => {
  await clickControl(page, first);
  await expectPanel(page, /Saved to/);
  await page.evaluate(() => {
    const second = document.createElement('dialog');
    second.textContent = 'Another one';
    document.body.prepend(second);
    second.showModal();
  });
  await pressPanel(page, 'Undo');
  await expectPanel(page, /Undone/);
});

test('over a modal dialog the question about the public library can be answered', async ({ context, page }) => {
  const linkUrl = 'https://www.youtube.com/watch?v=Ba_2ZRjX4-c';
  await chooseMenu(context, { menuItemId: 'save-link-public', linkUrl, pageUrl: page.url() });
  await expectQuestion(page, /permanent/i);
  await pressQuestion(page, 'Save publicly, forever');
  await expect.poll(async () => (await readCaptures(context)).map(({ library }) => library)).toEqual(['public']);
});
