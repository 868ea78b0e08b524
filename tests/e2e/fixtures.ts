import { type BrowserContext, test as base, expect } from '@playwright/test';
import type { Dialect } from '../emulator/quirks.ts';
import { type LocalServer, type LocalWorld, startLocalServer } from '../emulator/server.ts';
import { OptionsPage } from './pages/options-page.ts';
import { PopupPage } from './pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from './support/browser.ts';
import { REQUESTS_PER_MINUTE, signInAtOnce } from './support/set-up.ts';
import { SharedBrowser } from './support/shared-browser.ts';

export { expect };

interface WorkerFixtures {
  server: LocalServer;
  sharedBrowser: SharedBrowser;
}

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
  /** A browser with the extension as it is built, just installed, in which nothing is left of any other test. */
  context: BrowserContext;
  /** The key is set, and a pace that suits tests. */
  signedIn: true;
  /** The options, with the key set. */
  options: OptionsPage;
  popup: PopupPage;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    async ({ playwright: _ }, use) => {
      const server = await startLocalServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  sharedBrowser: [
    async ({ server }, use) => {
      const shared = new SharedBrowser(server.port);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],

  world: async ({ server, dialect }, use) => {
    const world = server.newWorld();
    if (dialect) world.api.speak(dialect);
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },

  granted: [[], { option: true }],
  dialect: [undefined, { option: true }],

  context: async ({ world, sharedBrowser, granted }, use) => {
    if (granted.length > 0) {
      const profile = makeInstalledProfile(granted);
      const context = await launch({ profile, port: world.port, installed: true });
      await use(context);
      await context.close();
      removeProfile(profile);
      return;
    }
    const context = await sharedBrowser.lend();
    await use(context);
    // What the extension still asks while it is removed leaves without its permissions, and says nothing of them.
    await world.close();
    await sharedBrowser.takeBack();
  },

  page: async ({ context }, use) => {
    await use(await context.newPage());
  },

  signedIn: async ({ context }, use) => {
    await signInAtOnce(context);
    await use(true);
  },

  options: async ({ signedIn: _, context }, use) => {
    await use(await new OptionsPage(await context.newPage()).open());
  },

  popup: async ({ context }, use) => {
    await use(new PopupPage(await context.newPage()));
  },
});
