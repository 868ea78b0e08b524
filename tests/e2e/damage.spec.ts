import { expect, test } from './fixtures.ts';
import { extensionUrl } from './support/browser.ts';
import { clickControl, expectState } from './support/controls.ts';
import { alertIn, damageDatabase, saveOne } from './support/damaged-profile.ts';
import { POSTS } from './support/posts.ts';

const { url } = POSTS.youtube;

test('the log of the database is cut: the save is back and sent, the person is told, and new saves work', async ({
  world,
}) => {
  await damageDatabase(world, 'log cut');
});

test('the database is deleted under a running worker: the save is back, and the person is told', async ({
  context,
  popup,
}) => {
  await saveOne(context);
  await popup.open();
  await popup.expectStatus(url, 'Queued');
  const other = await context.newPage();
  await other.goto(extensionUrl('options.html'));
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('memories');
        deleting.onsuccess = resolve;
        deleting.onerror = reject;
      }),
  );
  const page = await context.newPage();
  await page.goto(POSTS.tiktok.page);
  await clickControl(page, POSTS.tiktok.key);
  await expectState(page, POSTS.tiktok.key, 'queued');
  await expect(alertIn(other)).toContainText(/restored.*: 1/);
  await popup.expectStatus(url, 'Queued');
  await popup.expectStatus(POSTS.tiktok.url, 'Queued');
});
