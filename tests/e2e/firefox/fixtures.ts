import { test as base, expect } from '@playwright/test';
import { type LocalWorld, startLocalWorld } from '../../emulator/server.ts';
import { REQUESTS_PER_MINUTE } from '../support/set-up.ts';
import { firefoxPath, type RunningFirefox, startFirefox } from './firefox.ts';

export { expect };

/** The local world, and a Firefox in which the extension was just installed. */
export const test = base.extend<{ world: LocalWorld; firefox: RunningFirefox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  world: async ({}, use) => {
    const world = await startLocalWorld();
    world.api.pacing.limits.scraper = REQUESTS_PER_MINUTE;
    await use(world);
    await world.close();
    expect(world.api.violations).toEqual([]);
  },
  firefox: async ({ world }, use) => {
    const firefox = await startFirefox(firefoxPath ?? '', world.port);
    await use(firefox);
    await firefox.close();
  },
});
