import { expect, test } from '@playwright/test';
import { kills } from '../torture/kills.ts';
import { updates } from '../torture/updates.ts';
import { workerDeaths } from '../torture/worker-deaths.ts';

// A tenth of `npm run torture`, with every run of the tests.
for (const [name, torture, leastAcknowledged] of [
  ['the browser is killed ten times while it saves', () => kills(10), 8],
  ['the worker dies twice in mid-request', () => workerDeaths(2), 4],
  ['the extension is updated while saves wait', () => updates(1), 1],
] as const) {
  test(`${name}: what was acknowledged arrives, where it should`, async () => {
    test.setTimeout(240_000);
    const figures = await torture();
    console.log(figures);
    expect(figures.acknowledged, 'else nothing was tried').toBeGreaterThanOrEqual(leastAcknowledged);
    expect(figures).toMatchObject({ lost: 0, doubledKnown: 0, wrongLibrary: 0 });
    expect(figures.savesAgain).toBeGreaterThan(0);
  });
}
