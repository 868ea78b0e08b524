import { expect, test } from './fixtures.ts';
import { PopupPage } from './pages/popup-page.ts';
import { crash, killWorker, launch, makeInstalledProfile, removeProfile } from './support/browser.ts';
import { clickControl, expectState } from './support/controls.ts';
import { POSTS } from './support/posts.ts';
import { signIn } from './support/set-up.ts';

const { page: address, key, url } = POSTS.youtube;

test.describe('the worker dies', () => {
  test.beforeEach(async ({ signedIn, page }) => {
    expect(signedIn).toBeTruthy();
    await page.goto(address);
  });

  test('right after the click: the save is sent all the same', async ({ context, world, page, popup }) => {
    await clickControl(page, key);
    await expectState(page, key, 'queued');
    await killWorker(context);
    expect(world.api.to('scraper_url')).toEqual([]);
    await expectState(page, key, 'ready');
    await (await popup.open()).expectStatus(url, 'Ready');
  });

  test('after the request left: it is sent again, and ends Ready', async ({ context, world, page, popup }) => {
    world.api.faults.add('scraper_url', { silent: true });
    await clickControl(page, key);
    await expect.poll(() => world.api.to('scraper_url').length).toBe(1);
    await killWorker(context);
    await expectState(page, key, 'ready');
    await (await popup.open()).expectStatus(url, 'Ready');
    expect(world.api.to('scraper_url').length).toBe(2);
    expect(world.api.libraries.in('private')).toHaveLength(1);
  });

  test('while it follows the task: it goes on asking', async ({ context, world, page, popup }) => {
    world.api.libraries.pace = { downloadMs: 12_000, indexMs: 1_000 };
    await clickControl(page, key);
    await expect.poll(() => world.api.to('get_video_ids_by_task_id').length).toBeGreaterThan(0);
    await killWorker(context);
    await expectState(page, key, 'ready');
    await (await popup.open()).expectStatus(url, 'Ready');
    expect(world.api.to('scraper_url').length).toBe(1);
  });
});

for (const [how, end] of [
  ['is closed', (context: Parameters<typeof crash>[0]) => context.close()],
  ['crashes', crash],
] as const) {
  test(`the browser ${how} after the click: the next start goes on by itself`, async ({ world }) => {
    const profile = makeInstalledProfile();
    const before = await launch({ profile, port: world.port, installed: true });
    await signIn(await before.newPage());
    const page = await before.newPage();
    await page.goto(address);
    await clickControl(page, key);
    await expectState(page, key, 'queued');
    await end(before);

    const after = await launch({ profile, port: world.port, installed: true });
    await expect.poll(() => world.api.libraries.in('private').length, { timeout: 90_000 }).toBe(1);
    const popup = await new PopupPage(await after.newPage()).open();
    await popup.expectStatus(url, 'Ready');
    await after.close();
    removeProfile(profile);
  });
}
