import path from 'node:path';
import { PAGES_DIR } from '../emulator/sites.ts';
import { expect, test } from './fixtures.ts';
import { clickControl, readControls, readState } from './support/controls.ts';
import { EIGHT, GRIDS, keysOfEight, misplaced } from './support/eight.ts';
import { comeToRest, compareLayout } from './support/layout.ts';

/** How a grid can be built or styled: see the page. */
const TWISTS = (
  ',contents,contents-flat,linked,plain,boxed,written,last-child,last-child-hidden,first-child,only-child,of-type,after,static,' +
  'static-later,unset,names,clobbered,grow,stack,cover-over,clip,transform,container,rtl,columns,vertical,shadow,fit-content,table'
).split(',');

for (const [site, { address, keyOf }] of Object.entries(GRIDS)) {
  test(`${site}: whatever a grid is built of, each card has its control, and nothing moves`, async ({
    world,
    page,
  }) => {
    test.setTimeout(300_000);
    world.sites.serve(address, path.join(PAGES_DIR, 'hazards', 'grid-twists.html'), null);
    await page.setViewportSize({ width: 1280, height: 1000 });
    const complaints: string[] = [];
    for (const [i, twist] of TWISTS.entries()) {
      const complain = (text: string) => complaints.push(`${site} ${twist || 'plain grid'}: ${text}`);
      await page.goto('about:blank');
      await page.goto(`${address}#${twist}`);
      if (/written|later/.test(twist))
        await page.waitForFunction(() => (window as unknown as { isDone?: boolean }).isDone);
      const expected = EIGHT.map(keyOf).join();
      let keys = '';
      const read = async () => {
        keys = (await keysOfEight(page)).join();
        return keys;
      };
      await expect
        .poll(read, { timeout: 5000 })
        .toBe(expected)
        .catch(() => complain(`keys ${keys}`));
      await comeToRest(page);
      const { differences } = await compareLayout(page);
      if (differences.length > 0) complain(`${differences.length} moved, ${differences.slice(0, 3)}`);
      for (const text of await misplaced(page)) complain(text);
      const key = keyOf((i % 8) + 1);
      const control = (await readControls(page)).find((one) => one.key === key && one.box);
      if (!control) continue;
      await clickControl(page, key);
      await expect
        .poll(() => readState(page, key), { timeout: 5000 })
        .not.toBe('idle')
        .catch(() => complain('a press is lost'));
      if (page.url() !== `${address}#${twist}`) complain(`a press led to ${page.url()}`);
    }
    expect(complaints).toEqual([]);
  });
}
