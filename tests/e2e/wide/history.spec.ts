import { TEST_KEY } from '../../emulator/api.ts';
import { expect, test } from '../fixtures.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from '../support/browser.ts';
import { clickControl, expectState } from '../support/controls.ts';
import { textOfDownload } from '../support/download.ts';
import { POSTS } from '../support/posts.ts';

const { youtube, tiktok, instagram } = POSTS;

interface HistoryFile {
  format: string;
  captures: { key: string; status: string; videoNos: string[] }[];
}

test('the history goes to another computer by a file: without the key, merged by key, and nothing is sent by it', async ({
  world,
  options,
  popup,
}) => {
  // One is ready, one was taken back before it left.
  await popup.open();
  await popup.paste(youtube.url);
  await popup.expectStatus(youtube.url, 'Ready');
  await popup.page.getByRole('button', { name: 'Pause' }).click();
  await popup.paste(tiktok.url);
  await popup.task(tiktok.url).getByRole('button', { name: 'Cancel' }).click();
  await popup.expectStatus(tiktok.url, 'Cancelled');

  const exporting = options.page.waitForEvent('download');
  await options.page.getByRole('button', { name: 'Export history' }).click();
  const text = await textOfDownload(await exporting);
  await expect(options.page.getByText('Saves in the file: 2.')).toBeVisible();
  expect(text).not.toContain(TEST_KEY);
  const file = JSON.parse(text) as HistoryFile;
  expect(file.captures.map(({ key, status }) => [key, status]).toSorted()).toEqual([
    [tiktok.key, 'cancelled'],
    [youtube.key, 'ready'],
  ]);
  expect(file.captures.flatMap(({ videoNos }) => videoNos)).toEqual([...world.api.libraries.videos.keys()]);
  const sent = world.api.imports.length;

  const profile = makeInstalledProfile();
  const other = await launch({ profile, port: world.port, installed: true });
  const theirs = await new PopupPage(await other.newPage()).open();
  // Without a key: what is saved there waits.
  await theirs.paste(`${instagram.url} ${tiktok.url}`);
  await theirs.expectStatus(tiktok.url, 'Queued');
  const { page } = await new OptionsPage(await other.newPage()).open();
  const bring = async (name: string, content: string) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import history' }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  };

  await bring('history.json', text);
  await expect(page.getByText('Added: 1. Completed: 0. Here already: 1.')).toBeVisible();
  await theirs.expectStatus(youtube.url, 'Ready');
  // What waits there goes on waiting, though it was taken back here.
  await theirs.expectStatus(tiktok.url, 'Queued');
  await expect(theirs.tasks).toHaveCount(3);
  const site = await other.newPage();
  await site.goto(youtube.page);
  await expectState(site, youtube.key, 'ready');

  await bring('history.json', text);
  await expect(page.getByText('Added: 0. Completed: 0. Here already: 2.')).toBeVisible();
  await bring('other.json', '{"format":"something else"}');
  await expect(page.getByText(/isn't a history file of this extension/)).toBeVisible();
  await bring('cut.json', text.slice(0, text.length / 2));
  await expect(page.getByText(/isn't a history file of this extension/)).toBeVisible();
  await expect(theirs.tasks).toHaveCount(3);
  expect(world.api.imports).toHaveLength(sent);
  await other.close();
  removeProfile(profile);
});

test('a history that was brought is followed on where the other computer left off', async ({
  world,
  options,
  page,
}) => {
  world.api.libraries.pace = { downloadMs: 20_000, indexMs: 1000 };
  // Two computers ask at once, each at its own pace.
  world.api.pacing.limits.status = Number.POSITIVE_INFINITY;
  await page.goto(youtube.page);
  await clickControl(page, youtube.key);
  await expectState(page, youtube.key, 'processing');
  const exporting = options.page.waitForEvent('download');
  await options.page.getByRole('button', { name: 'Export history' }).click();
  const text = await textOfDownload(await exporting);

  const profile = makeInstalledProfile();
  const other = await launch({ profile, port: world.port, installed: true });
  const others = await new OptionsPage(await other.newPage()).open();
  await others.setKey(TEST_KEY);
  const choosing = others.page.waitForEvent('filechooser');
  await others.page.getByRole('button', { name: 'Import history' }).click();
  await (await choosing).setFiles({ name: 'h.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const theirs = await new PopupPage(await other.newPage()).open();
  await theirs.expectStatus(youtube.url, 'Ready');
  expect(world.api.imports).toHaveLength(1);
  await other.close();
  removeProfile(profile);
});
