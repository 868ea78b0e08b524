import path from 'node:path';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { findControl, pressTrembling, readControls, readState } from '../support/controls.ts';
import { EIGHT, GRIDS, keysOfEight, misplaced } from '../support/eight.ts';
import { comeToRest, compareLayout } from '../support/layout.ts';
import { POSTS } from '../support/posts.ts';

/** How a grid can be built or styled: see the page. */
const TWISTS = (
  ',contents,contents-flat,linked,plain,boxed,written,last-child,last-child-hidden,first-child,only-child,of-type,after,static,' +
  'static-later,unset,names,clobbered,grow,stack,cover-over,clip,transform,container,rtl,columns,vertical,shadow,fit-content,table'
).split(',');

/** What a page can do to all of itself. */
const ODD = (
  'frozen,broken,base-path,zoom,zoom-root,no-pointer,no-pointer-at-all,content-visibility,content-visibility-later,dialog,dialog-later,' +
  'popover,transition,virtual,virtual-offset,snap,mirrored,to-the-left,masked,flip,subgrid,layers,hover,hover-grows,' +
  'captures-pointer,moves-down,drags,redraws-at-press,new-head,frames-itself,svg-links,adopted,spans-gone,sheets-taken,' +
  'text-only,editable,print-sheet,sticky,fixed'
).split(',');

const PAGES = [
  { file: 'grid-twists.html', what: 'a grid is built of', twists: TWISTS },
  { file: 'grid-odd.html', what: 'a page does to all of itself', twists: ODD },
];
const CASES = Object.entries(GRIDS).flatMap(([site, grid]) => PAGES.map((one) => ({ site, ...grid, ...one })));

for (const { site, address, keyOf, file, what, twists } of CASES) {
  test(`${site}: whatever ${what}, each card has its control, and nothing moves`, async ({ world, page }) => {
    test.setTimeout(400_000);
    world.sites.serve(address, path.join(PAGES_DIR, 'hazards', file), null);
    await page.setViewportSize({ width: 1280, height: 1000 });
    const complaints: string[] = [];
    for (const [i, twist] of twists.entries()) {
      const complain = (text: string) => complaints.push(`${site} ${twist || 'plain grid'}: ${text}`);
      await page.goto('about:blank');
      const here = `${address}?turn=${i}#${twist}`;
      await page.goto(here);
      if (/written|later|transition|new-head|sheets-taken/.test(twist))
        await page.waitForFunction(() => (window as unknown as { isDone?: boolean }).isDone);
      const expected = EIGHT.map((n) => keyOf(n, i)).join();
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
      // What measures a page runs in it.
      if (twist !== 'broken') {
        const { differences } = await compareLayout(page);
        if (differences.length > 0) complain(`${differences.length} moved, ${differences.slice(0, 3)}`);
        for (const text of await misplaced(page)) complain(text);
      }
      const key = keyOf((i % 8) + 1, i);
      const control = (await readControls(page)).find((one) => one.key === key && one.box);
      if (!control) continue;
      await pressTrembling(page, key);
      await expect
        .poll(() => readState(page, key), { timeout: 5000 })
        .not.toBe('idle')
        .catch(() => complain('a press is lost'));
      if (page.url() !== here) complain(`a press led to ${page.url()}`);
    }
    expect(complaints).toEqual([]);
  });
}

test('nothing of ours is on paper', async ({ page }) => {
  await page.goto(POSTS.tiktok.page);
  await findControl(page, POSTS.tiktok.key);
  const seen = () =>
    page.evaluate(() => {
      const hosts = [...document.querySelectorAll('[data-memories]')];
      return hosts.filter((host) => host.checkVisibility({ visibilityProperty: true })).length;
    });
  expect(await seen()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  expect(await seen()).toBe(0);
  await page.emulateMedia({ media: null });
  expect(await seen()).toBeGreaterThan(0);
});
