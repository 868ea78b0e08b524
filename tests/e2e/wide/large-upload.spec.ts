import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { extensionUrl } from '../support/browser.ts';

const GB = 2 ** 30;
const MB = 2 ** 20;

/** A file of that many bytes which takes no room on the disk. */
function sparseFile(name: string, bytes: number): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'memories-large-')), name);
  writeFileSync(file, '');
  truncateSync(file, bytes);
  return file;
}

/** What a page holds in memory: scripts' objects, the document, and buffers. Bytes. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

test('a file of 3 GB streams from disk: the page stays below 200 MB', async ({ signedIn, world, page }) => {
  expect(signedIn).toBeTruthy();
  test.setTimeout(300_000);
  const file = sparseFile('long.mp4', 3 * GB);
  await page.goto(extensionUrl('uploads.html'));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  let most = 0;
  await expect(async () => {
    most = Math.max(most, await memoryOf(page));
    await expect(page.getByText('Uploaded')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 240_000 });
  rmSync(path.dirname(file), { recursive: true });
  console.log(`A file of 3 GB: the page held at most ${(most / MB).toFixed(1)} MB.`);
  expect(most).toBeLessThan(200 * MB);
  expect(world.api.to('upload')).toHaveLength(1);
});
