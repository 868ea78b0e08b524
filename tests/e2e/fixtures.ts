import { type BrowserContext, test as base, expect } from '@playwright/test';
import type { Dialect } from '../emulator/quirks.ts';
import { type LocalWorld, startLocalWorld } from '../emulator/server.ts';
import type { OptionsPage } from './pages/options-page.ts';
import { PopupPage } from './pages/popup-page.ts';
import { launch, makeInstalledProfile, makeProfile, removeProfile } from './support/browser.ts';
import { greet, REQUESTS_PER_MINUTE, signIn } from './support/set-up.ts';

export { expect };

interface Fixtures {
  /** The API and the sites, on this machine. Every test ends with no violation of the API's rules. */
  world: LocalWorld;
  /**
   * Optional host permissions that were given before: the browser's own question can't be answered headless. With
   * any, the extension is installed as people have it, some time ago.
   */
  granted: readonly string[];
  /** Which of its descriptions the API holds to. */
  dialect: Dialect | undefined;
  /** A browser with the extension as it is built, on a fresh profile. */
  context: BrowserContext;
  /** The key is set, and a pace that suits tests. */
  signedIn: OptionsPage;
  popup: PopupPage;
}

export const test = base.extend<Fixtures>({
  world: async ({ dialect }, use) => {
    const world = await startLocalWorld();
    if (dialect) world.api.speak(dialect);
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },

  granted: [[], { option: true }],
  dialect: [undefined, { option: true }],

  context: async ({ world, granted }, use) => {
    const installed = granted.length > 0;
    const profile = installed ? makeInstalledProfile(granted) : makeProfile();
    const context = await launch({ profile, port: world.port, installed });
    if (!installed) await greet(context);
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
