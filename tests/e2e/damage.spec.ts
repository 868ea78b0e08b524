import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PopupPage } from './pages/popup-page.ts';
import { extensionUrl, launch, makeInstalledProfile, removeProfile } from './support/browser.ts';
import { clickControl, expectState } from './support/controls.ts';
import { DAMAGES, type DamageName, damage, undoReadOnly } from './support/damage.ts';
import { POSTS } from './support/posts.ts';
import { signIn } from './support/set-up.ts';

const { page: address, key, url } = POSTS.youtube;

/** What acceptance found to lose every save, one of each way in which Chromium behaves. */
const CASES: readonly DamageName[] = ['log cut', 'manifest removed', 'folder replaced by a file'];

/** The rest of them, for `TORTURE=1`: each costs four starts of a browser. */
const MORE: readonly DamageName[] = (Object.keys(DAMAGES) as DamageName[]).filter((name) => !CASES.includes(name));

/** After these nothing is missing at the first start (root writes what is read-only), so there is nothing to tell. */
const HARMLESS: readonly DamageName[] = ['garbage after the log', 'folder read-only'];

const alertIn = (page: Page) => page.getByRole('alert').filter({ hasText: 'Storage of this browser was damaged' });

/** A save that waits: without a key nothing leaves. */
async function save(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'queued');
}

test.describe('the files of the database are damaged while the browser is closed', () => {
  for (const name of process.env.TORTURE ? [...CASES, ...MORE] : CASES) {
    test(`${name}: the save is back and sent, the person is told, and new saves work`, async ({ world }) => {
      const profile = makeInstalledProfile();
      const before = await launch({ profile, port: world.port, installed: true });
      await save(before);
      await before.close();
      damage(profile, name);

      const after = await launch({ profile, port: world.port, installed: true });
      const popup = await new PopupPage(await after.newPage()).open();
      const isTold = !HARMLESS.includes(name);
      if (isTold) await expect(alertIn(popup.page)).toContainText(/restored.*: 1/);
      await popup.expectStatus(url, 'Queued');
      const options = await signIn(await after.newPage());
      if (isTold) await expect(alertIn(options.page)).toBeVisible();
      await popup.expectStatus(url, 'Ready');

      const page = await after.newPage();
      await page.goto(POSTS.tiktok.page);
      await clickControl(page, POSTS.tiktok.key);
      await popup.expectStatus(POSTS.tiktok.url, 'Ready');

      if (isTold) await alertIn(options.page).getByRole('button', { name: 'Got it' }).click();
      await expect(alertIn(options.page)).toHaveCount(0);
      await expect(alertIn(popup.page)).toHaveCount(0);
      await after.close();

      // Nothing is told twice, and nothing is lost by what was written after the repair.
      for (let start = 0; start < 2; start++) {
        const again = await launch({ profile, port: world.port, installed: true });
        const later = await new PopupPage(await again.newPage()).open();
        await later.expectStatus(url, 'Ready');
        await later.expectStatus(POSTS.tiktok.url, 'Ready');
        const third = await again.newPage();
        await third.goto(POSTS.instagram.page);
        if (start === 0) {
          await clickControl(third, POSTS.instagram.key);
          await later.expectStatus(POSTS.instagram.url, 'Ready');
        }
        if (isTold) await expect(alertIn(later.page)).toHaveCount(0);
        await again.close();
      }
      undoReadOnly(profile);
      removeProfile(profile);
    });
  }
});

test.describe('the files of storage.local are damaged while the browser is closed', () => {
  for (const name of ['folder gone', 'manifest removed', 'folder replaced by a file'] as const) {
    test(`${name}: the save is there, the person is told, gives the key again, and all is sent`, async ({ world }) => {
      const profile = makeInstalledProfile();
      const before = await launch({ profile, port: world.port, installed: true });
      await save(before);
      await before.close();
      damage(profile, name, 'settings');

      // The second start finds what the first one left, wherever that is.
      for (let start = 0; start < 2; start++) {
        const after = await launch({ profile, port: world.port, installed: true });
        const popup = await new PopupPage(await after.newPage()).open();
        await expect(alertIn(popup.page)).toContainText('enter the key again');
        if (start === 0) {
          await popup.expectStatus(url, 'Queued');
          await signIn(await after.newPage());
        }
        await popup.expectStatus(url, 'Ready');
        const post = start === 0 ? POSTS.tiktok : POSTS.instagram;
        const page = await after.newPage();
        await page.goto(post.page);
        await clickControl(page, post.key);
        await popup.expectStatus(post.url, 'Ready');
        await after.close();
      }
      expect(world.api.libraries.in('private')).toHaveLength(3);
      removeProfile(profile);
    });
  }
});

test('the database is deleted under a running worker: the save is back, and the person is told', async ({
  context,
  popup,
}) => {
  await save(context);
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
