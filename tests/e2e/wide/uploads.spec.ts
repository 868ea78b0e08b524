import { expect, test } from '../fixtures.ts';
import { extensionUrl } from '../support/browser.ts';
import { jpegFile, mp4File } from '../support/media-files.ts';

test.beforeEach(async ({ signedIn, page }) => {
  expect(signedIn).toBeTruthy();
  await page.goto(extensionUrl('uploads.html'));
});

const chooser = 'input[type=file]';

test('a video goes up with the time it was made, and is followed until it is ready', async ({ world, page, popup }) => {
  await page.locator(chooser).setInputFiles(await mp4File('dog.mp4', '2024-05-06T07:08:09Z'));
  await expect(page.getByRole('progressbar', { name: 'dog.mp4' })).toBeVisible();
  await expect(page.getByLabel('Capture time').first()).toHaveValue(/^2024-05-06T\d\d:\d\d:09$/);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByText('Uploaded')).toBeVisible();
  await popup.open();
  await expect(popup.tasks.filter({ hasText: 'dog.mp4' })).toContainText('Ready', { timeout: 90_000 });
  expect(world.api.to('upload')).toHaveLength(1);
});

test('images of the same time share a request; camera and place stay here unless asked for', async ({
  world,
  page,
}) => {
  const taken = '2024:05:06 07:08:09';
  await page.locator(chooser).setInputFiles([await jpegFile('a.jpg', taken), await jpegFile('b.jpg', taken)]);
  await expect(page.getByLabel('Capture time').nth(1)).toHaveValue('2024-05-06T07:08:09');
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByText('Uploaded')).toHaveCount(2);
  expect(world.api.to('upload_img')).toHaveLength(1);
  expect(JSON.stringify(world.api.to('upload_img'))).toContain('2024-05-06 07:08:09');
  expect(JSON.stringify(world.api.to('upload_img'))).not.toContain('Pixel 9');
});

test('camera and place go along when the person says so', async ({ world, page }) => {
  await page.getByLabel('Also send camera and place').first().check();
  await page.locator(chooser).setInputFiles(await jpegFile('a.jpg', '2024:05:06 07:08:09'));
  await expect(page.getByLabel('Camera', { exact: true })).toHaveValue('Pixel 9');
  await expect(page.getByLabel('Latitude')).toHaveValue('52.5');
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await expect(page.getByText('Uploaded')).toBeVisible();
  expect(JSON.stringify(world.api.to('upload_img'))).toContain('Pixel 9');
});

test('a file of another kind is refused here, with what is taken', async ({ world, page }) => {
  await page.locator(chooser).setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await expect(page.getByText('Not supported', { exact: true })).toBeVisible();
  await expect(page.getByText(/This file type isn't supported/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Upload', exact: true })).toBeDisabled();
  expect(world.api.imports).toEqual([]);
});

test('the address of a video file is saved and followed until it is ready', async ({ world, page, popup }) => {
  await page.getByRole('textbox', { name: 'Video address' }).fill('https://media.example.com/cat.mp4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Added: 1')).toBeVisible();
  await popup.open();
  await expect(popup.tasks.filter({ hasText: 'cat.mp4' })).toContainText('Ready', { timeout: 90_000 });
  expect(world.api.to('upload_url')).toHaveLength(1);
});

test('what is no address is refused in words', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Video address' }).fill('blob:https://example.com/1');
  await expect(page.getByText('Enter an address that begins with https:// or http://')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
});
