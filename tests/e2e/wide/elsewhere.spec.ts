import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { ImportPage } from '../pages/import-page.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from '../support/browser.ts';
import { POSTS } from '../support/posts.ts';
import { putSynced, readSynced } from '../support/synced.ts';

const { youtube, tiktok, instagram } = POSTS;
const PROBABLY = 'probably saved on another device';

/** Tells the person's other browsers what is saved here, or no more. */
async function switchSharing(page: Page, isOn: boolean): Promise<void> {
  await page.getByRole('switch', { name: 'Show what is saved on other devices' }).setChecked(isOn);
  await expect(page.getByRole('status').filter({ hasText: 'Show what is saved on other devices' })).toBeVisible();
}

/** What another browser of the person tells of itself, in which these are saved. */
async function toldBy(port: number, saved: readonly string[]): Promise<Record<string, unknown>> {
  const profile = makeInstalledProfile();
  const other = await launch({ profile, port, installed: true });
  try {
    const popup = await new PopupPage(await other.newPage()).open();
    // Without a key: what waits there counts as well.
    await popup.paste(saved.join(' '));
    await expect(popup.tasks).toHaveCount(saved.length);
    await switchSharing((await new OptionsPage(await other.newPage()).open()).page, true);
    await expect.poll(async () => Object.keys(await readSynced(other))).toHaveLength(1);
    return await readSynced(other);
  } finally {
    await other.close();
    removeProfile(profile);
  }
}

test('what another browser saved is told in the popup and before a list is saved, and is in no word of what travels', async ({
  context,
  world,
  options,
  page,
  popup,
}) => {
  const told = await toldBy(world.port, [youtube.url, tiktok.url]);
  expect(JSON.stringify(told)).not.toMatch(/Ba_2ZRjX4|7635167387301692549|youtube|tiktok|http/);
  await putSynced(context, told);
  await switchSharing(options.page, true);

  const list = await new ImportPage(await context.newPage()).open();
  const links = [youtube.url, tiktok.url, instagram.url].join('\n');
  await list.choose({ name: 'mine.txt', buffer: Buffer.from(links) });
  await expect(list.page.getByText('Probably saved on another device: 2.')).toBeVisible();
  await list.page.close();

  await page.goto(youtube.page);
  await popup.open();
  await expect(popup.page.getByText(PROBABLY)).toBeVisible();
  await page.goto(instagram.page);
  await popup.open();
  await expect(popup.page.getByText('Instagram · Post')).toBeVisible();
  await expect(popup.page.getByText(PROBABLY)).toBeHidden();
});

test('what is saved here is told as saved here', async ({ context, world, options, page, popup }) => {
  await putSynced(context, await toldBy(world.port, [youtube.url]));
  await switchSharing(options.page, true);
  await page.goto(youtube.page);
  await popup.open();
  await expect(popup.page.getByText(PROBABLY)).toBeVisible();
  await popup.paste(youtube.url);
  await popup.expectStatus(youtube.url, 'Ready');
  await expect(popup.page.getByText(PROBABLY)).toBeHidden();
});

test('unless it is switched on nothing is told and nothing shown; switched off, what was told is taken back', async ({
  context,
  world,
  options,
  page,
  popup,
}) => {
  const told = await toldBy(world.port, [youtube.url]);
  await putSynced(context, told);
  await popup.open();
  await popup.paste(instagram.url);
  await popup.expectStatus(instagram.url, 'Ready');
  await page.goto(youtube.page);
  await popup.open();
  await expect(popup.page.getByText('YouTube · Post')).toBeVisible();
  await expect(popup.page.getByText(PROBABLY)).toBeHidden();
  expect(await readSynced(context)).toEqual(told);

  await switchSharing(options.page, true);
  await expect.poll(async () => Object.keys(await readSynced(context))).toHaveLength(2);
  await switchSharing(options.page, false);
  await expect.poll(() => readSynced(context)).toEqual(told);
  await popup.open();
  await expect(popup.page.getByText('YouTube · Post')).toBeVisible();
  await expect(popup.page.getByText(PROBABLY)).toBeHidden();
});
