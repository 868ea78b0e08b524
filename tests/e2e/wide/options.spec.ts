import { TEST_KEY } from '../../emulator/api.ts';
import { expect, test } from '../fixtures.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { textOfDownload } from '../support/download.ts';

test('every control of the surface is there, with its role and name', async ({ page }) => {
  await new OptionsPage(page).open();
  const named = [
    ['textbox', 'API key'],
    ['button', 'Check key'],
    ['radiogroup', 'Default library'],
    ['textbox', 'Namespace'],
    ['combobox', 'Video quality'],
    ['spinbutton', 'Posts per creator'],
    ['spinbutton', 'Posts per hashtag'],
    ['textbox', 'Callback URL'],
    ['textbox', 'API address'],
    ['spinbutton', 'Requests per minute'],
    ['switch', 'TikTok'],
    ['switch', 'YouTube'],
    ['switch', 'Instagram'],
    ['switch', 'Notifications'],
    ['button', 'Export settings'],
    ['button', 'Delete all local data'],
  ] as const;
  for (const [role, name] of named) await expect(page.getByRole(role, { name, exact: true })).toBeVisible();
});

test('a change outlives a reload; a value that cannot be is refused in words', async ({ page }) => {
  const options = await new OptionsPage(page).open();
  await options.setRequestsPerMinute(7);
  const namespace = page.getByRole('textbox', { name: 'Namespace' });
  await namespace.fill('');
  await namespace.blur();
  await expect(namespace).toHaveAttribute('aria-invalid', 'true');
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: 'Requests per minute' })).toHaveValue('7');
  await expect(namespace).toHaveValue('default');
});

test('Check key tells a working key from a refused one', async ({ world, page }) => {
  const options = await new OptionsPage(page).open();
  await options.setKey(TEST_KEY);
  await page.getByRole('button', { name: 'Check key' }).click();
  await expect(page.getByText('The key works.')).toBeVisible();
  world.api.account.key = 'sk-mavi-another';
  await page.getByRole('button', { name: 'Check key' }).click();
  await expect(page.getByText(/rejected your API key/)).toBeVisible();
});

test('the key is masked, and in no export', async ({ options }) => {
  const { page, keyBox } = options;
  await expect(keyBox).toHaveAttribute('type', 'password');
  const exporting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export settings' }).click();
  const text = await textOfDownload(await exporting);
  expect(JSON.parse(text)).toBeTruthy();
  expect(text).not.toContain(TEST_KEY);
});

test('a site that is switched off has no buttons', async ({ context, page }) => {
  const options = await new OptionsPage(page).open();
  const site = await context.newPage();
  await site.goto('https://www.youtube.com/');
  await expect(site.locator('[data-memories=control]').first()).toBeAttached();
  await page.bringToFront();
  await options.page.getByRole('switch', { name: 'YouTube' }).click();
  await site.bringToFront();
  await expect(site.locator('[data-memories=control]')).toHaveCount(0);
});

test('Delete all local data asks first, then leaves nothing', async ({ options }) => {
  const { page, keyBox } = options;
  await page.getByRole('button', { name: 'Delete all local data' }).click();
  await page.getByRole('button', { name: 'Delete everything here' }).click();
  await expect(page.getByText('Everything is deleted from this browser.')).toBeVisible();
  await page.reload();
  await expect(keyBox).toHaveValue('');
  await expect(page.getByRole('spinbutton', { name: 'Requests per minute' })).toHaveValue('1');
});
