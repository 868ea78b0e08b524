import { test } from '../fixtures.ts';
import { DAMAGES, type DamageName } from '../support/damage.ts';
import { damageDatabase, damageSettings } from '../support/damaged-profile.ts';

/** What acceptance found to lose every save, one of each way in which Chromium behaves. */
const CASES: readonly DamageName[] = ['manifest removed', 'folder replaced by a file'];

/** With `TORTURE=1` all of them: each costs four starts of a browser. */
const ALL = Object.keys(DAMAGES) as DamageName[];

for (const name of process.env.TORTURE ? ALL : CASES) {
  test(`database, ${name}: the save is back and sent, the person is told, and new saves work`, async ({ world }) => {
    await damageDatabase(world, name);
  });
}

for (const name of ['folder gone', ...CASES] as const) {
  test(`settings, ${name}: the save is there, the person is told, gives the key again, and all is sent`, async ({
    world,
  }) => {
    await damageSettings(world, name);
  });
}
