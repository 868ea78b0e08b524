import type { Page } from '@playwright/test';
import type { LocalWorld } from '../../emulator/server.ts';
import { expect, test } from '../fixtures.ts';
import { found, openLibrary, searchbox } from '../support/library.ts';

const url = 'https://www.tiktok.com/@kiln_house/video/7600000000000000077';

/** A video of the public library that nobody here saved. */
function publish(world: LocalWorld, name: string): void {
  const { libraries } = world.api;
  libraries.pace = { downloadMs: 0, indexMs: 0 };
  const [videoNo = ''] = libraries.importPosts([url], 'public', 'default', Date.now() - 1000).videoNos;
  const video = libraries.videos.get(videoNo);
  if (video) video.name = name;
  libraries.scenes.set('7600000000000000077', [{ start: 13, end: 18, text: 'Somebody glazes a bowl' }]);
}

async function searchPublic(page: Page) {
  await openLibrary(page);
  await page.getByRole('switch', { name: 'Public library' }).check();
  await searchbox(page).fill('glazes');
  await searchbox(page).press('Enter');
  const item = found(page).locator('> li').first();
  await expect(item).toBeVisible({ timeout: 30_000 });
  return item;
}

test.beforeEach(async ({ signedIn }) => {
  expect(signedIn).toBeTruthy();
});

test('a public video whose name is the address of its post opens there, at the second', async ({ page, world }) => {
  publish(world, url);
  const item = await searchPublic(page);
  await expect(item.getByRole('link', { name: /0:13/ })).toHaveAttribute('href', url);
});

test('of another the library is asked for the post; it is played from there once its cost was said', async ({
  page,
  world,
}) => {
  publish(world, 'A bowl');
  const item = await searchPublic(page);
  await expect(item).toContainText('A bowl');
  world.api.faults.add('download', { answer: '0001', words: 'No such video' });
  const play = async () => {
    await item.getByRole('button', { name: 'Play from the library' }).click();
    const question = page.getByRole('dialog');
    await expect(question).toContainText('costs traffic');
    await expect(question).toContainText('has not been tried');
    await question.getByRole('button', { name: 'Play from the library' }).click();
  };
  await play();
  await expect(item.getByText("doesn't hand out this public video")).toBeVisible({ timeout: 20_000 });
  await item.getByRole('button', { name: 'Find the post' }).click();
  await expect(item.getByRole('link', { name: /0:13/ })).toHaveAttribute('href', url, { timeout: 20_000 });
});

test.describe('where the call for it is gone', () => {
  test.use({ dialect: 'today' });

  test('it is said that the post is not known, and the video plays from its second', async ({ page, world }) => {
    publish(world, 'A bowl');
    const item = await searchPublic(page);
    await item.getByRole('button', { name: 'Find the post' }).click();
    await expect(item.getByText("doesn't say which post")).toBeVisible({ timeout: 20_000 });
    await item.getByRole('button', { name: 'Play from the library' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Play from the library' }).click();
    const second = () => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
    await expect.poll(second, { timeout: 20_000 }).toBeGreaterThanOrEqual(13);
    expect(world.api.to('download')).toHaveLength(1);
  });
});
