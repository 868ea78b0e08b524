import type { BrowserContext, Page } from '@playwright/test';
import type { LocalWorld } from '../../emulator/server.ts';
import { expect } from '../fixtures.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from './browser.ts';
import { clickControl, expectState } from './controls.ts';
import { type DamageName, damage, undoReadOnly } from './damage.ts';
import { POSTS } from './posts.ts';
import { signIn } from './set-up.ts';

const { page: address, key, url } = POSTS.youtube;

/** After these nothing is missing at the first start (root writes what is read-only), so there is nothing to tell. */
const HARMLESS: readonly DamageName[] = ['garbage after the log', 'folder read-only'];

export const alertIn = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Storage of this browser was damaged' });

/** A save that waits: without a key nothing leaves. */
export async function saveOne(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'queued');
}

/** The database's files are damaged while the browser is closed: the save is back, and new ones work. */
export async function damageDatabase(world: LocalWorld, name: DamageName): Promise<void> {
  const profile = makeInstalledProfile();
  const before = await launch({ profile, port: world.port, installed: true });
  await saveOne(before);
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
}

/** The files of `storage.local` are damaged: the save is there, and all is sent once the key was given again. */
export async function damageSettings(world: LocalWorld, name: DamageName): Promise<void> {
  const profile = makeInstalledProfile();
  const before = await launch({ profile, port: world.port, installed: true });
  await saveOne(before);
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
}
