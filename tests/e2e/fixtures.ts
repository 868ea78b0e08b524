import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { TEST_KEY } from '../emulator/api.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';
import { OptionsPage } from './pages/options-page.ts';
import { PopupPage } from './pages/popup-page.ts';
import { extensionUrl, launch, makeProfile, removeProfile } from './support/browser.ts';

export { expect };

/** How fast tests let the extension send. Real accounts are held to 1. */
export const REQUESTS_PER_MINUTE = 60;

interface Fixtures {
  /** The API and the sites, on this machine. Every test ends with no violation of the API's rules. */
  world: LocalWorld;
  /** A browser with the extension as it is built, on a fresh profile. */
  context: BrowserContext;
  /** The key is set, and a pace that suits tests. */
  signedIn: OptionsPage;
  popup: PopupPage;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  world: async ({}, use) => {
    const world = await startLocalWorld();
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },

  context: async ({ world }, use) => {
    const profile = makeProfile();
    const context = await launch({ profile, port: world.port });
    await greet(context);
    await use(context);
    await context.close();
    removeProfile(profile);
  },

  page: async ({ context }, use) => {
    await use(await context.newPage());
  },

  signedIn: async ({ context }, use) => {
    const options = await signIn(await context.newPage());
    await use(options);
  },

  popup: async ({ context }, use) => {
    await use(new PopupPage(await context.newPage()));
  },
});

/** Waits for the page that opens on install, and closes it. */
export async function greet(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url() === extensionUrl('welcome.html');
  await expect.poll(() => context.pages().some(isWelcome), { message: 'the welcome page opens' }).toBe(true);
  await context.newPage();
  for (const page of context.pages().filter(isWelcome)) await page.close();
}

/** Sets the key and the pace through the options, as a person does. */
export async function signIn(page: Page): Promise<OptionsPage> {
  const options = await new OptionsPage(page).open();
  await options.setKey(TEST_KEY);
  await options.setRequestsPerMinute(REQUESTS_PER_MINUTE);
  return options;
}
