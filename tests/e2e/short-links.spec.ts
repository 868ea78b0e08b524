import { type BrowserContext, test as base, expect } from '@playwright/test';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';
import { PopupPage } from './pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from './support/browser.ts';
import { POSTS } from './support/posts.ts';
import { REQUESTS_PER_MINUTE, signIn } from './support/set-up.ts';

const SHORT = 'https://vm.tiktok.com/ZMexample1/';
const SAME = 'https://vt.tiktok.com/ZSexample2/';
const NOWHERE = 'https://vm.tiktok.com/ZMexample3/';

/** The permission for the hosts is given beforehand: the browser's own question can't be answered headless. */
const test = base.extend<{ world: LocalWorld; context: BrowserContext }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  world: async ({}, use) => {
    const world = await startLocalWorld();
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },
  context: async ({ world }, use) => {
    const profile = makeInstalledProfile(['https://*.tiktok.com/*']);
    const context = await launch({ profile, port: world.port, installed: true });
    await signIn(await context.newPage());
    await use(context);
    await context.close();
    removeProfile(profile);
  },
});

test('short links are resolved before they are sent, and saved once by what they point to', async ({
  world,
  context,
}) => {
  for (const link of [SHORT, SAME]) world.sites.shortLinks.set(link, `${POSTS.tiktok.page}&_t=8x&_r=1`);
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.paste(`${SHORT} ${SAME}`);
  await popup.choose('Status', 'Ready');
  await expect(popup.task(POSTS.tiktok.url)).toBeVisible({ timeout: 45_000 });
  await popup.choose('Status', 'Cancelled');
  await expect(popup.tasks).toContainText('saved before');
  expect(world.api.to('scraper_url').map(({ body }) => body)).toMatchObject([
    { value: { video_urls: [POSTS.tiktok.url] } },
  ]);
});

test('one that leads nowhere fails with a clear reason', async ({ world, context }) => {
  world.sites.shortLinks.set(NOWHERE, 'https://www.tiktok.com/');
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.paste(NOWHERE);
  await expect(popup.tasks).toContainText('Failed');
  await expect(popup.tasks).toContainText('could not be followed');
  expect(world.api.requests).toEqual([]);
});
