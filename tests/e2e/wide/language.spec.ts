import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { clickControl, readControls } from '../support/controls.ts';
import { expectPanel } from '../support/panel.ts';
import { POSTS } from '../support/posts.ts';

/** The texts of a language, from the files that are shipped. */
function textsOf(locale: string): (key: string) => string {
  const catalogue = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
  return (key) => catalogue[key].message;
}

test('the tools in a page run from right to left where the chosen language does', async ({ page, context }) => {
  const options = await new OptionsPage(await context.newPage()).open();
  await options.page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'العربية' });
  await expect(options.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.bringToFront();
  await page.goto(POSTS.tiktok.page);
  await clickControl(page, POSTS.tiktok.key);
  await expectPanel(page, textsOf('ar')('page_undo'));
  await expect(page.locator('[data-memories=panel][popover]')).toHaveAttribute('dir', 'rtl');
});

test('a chosen language is spoken by every page, by the buttons on the sites, and until it is taken back', async ({
  page,
  popup,
  context,
}) => {
  const german = textsOf('de');
  const english = textsOf('en');
  const options = await new OptionsPage(await context.newPage()).open();
  await options.page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(options.page.getByRole('heading', { level: 1 })).toHaveText(german('options_title'));
  await expect(options.page.locator('html')).toHaveAttribute('lang', 'de');
  await popup.open();
  await expect(popup.page.getByRole('button', { name: german('popup_paste_add'), exact: true })).toBeVisible();

  await page.bringToFront();
  await page.goto(POSTS.youtube.page);
  const names = async () => (await readControls(page)).map(({ label }) => label).join('\n');
  const word = german('page_state_idle');
  await expect.poll(names).toContain(word);

  // What the tools in the page say, too: the toast, and the menu of a control.
  await clickControl(page, POSTS.youtube.key);
  await expectPanel(page, german('page_queued_private'));
  await expectPanel(page, german('page_undo'));
  await expect(page.locator('[data-memories=panel][popover]')).toHaveAttribute('lang', 'de');

  await options.page.bringToFront();
  const label = german('options_language_label');
  await options.page.getByRole('combobox', { name: label }).selectOption({ label: german('options_language_browser') });
  await expect(options.page.getByRole('heading', { level: 1 })).toHaveText(english('options_title'));
});
