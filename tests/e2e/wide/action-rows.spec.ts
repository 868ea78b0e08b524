import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { clickControl, readControls, readState } from '../support/controls.ts';
import { frames } from '../support/frames.ts';
import { comeToRest, compareLayout, covered } from '../support/layout.ts';

const SITES = {
  youtube: { address: 'https://www.youtube.com/watch?v=trial000001', key: 'youtube:post:trial000001' },
  tiktok: {
    address: 'https://www.tiktok.com/@maker1/video/7600000000000000001',
    key: 'tiktok:post:7600000000000000001',
  },
  instagram: { address: 'https://www.instagram.com/p/DTrialPost1/', key: 'instagram:post:DTrialPost1' },
};
/** How a site can look after its row of buttons: see the page. */
const TWISTS = 'observer,parent,wrap,children,nth,query,sum,range,restore,render,grow,enter,static'.split(',');
const WIDTHS = [1280, 900, 640, 420];

/** What the page's scripts have done, and which buttons are in the row and which are put away. */
const stateOf = (page: Page) =>
  page.evaluate(() => {
    const { moves, state } = window as unknown as { moves: number; state(): { row: string; more: string } };
    return { moves, ...state() };
  });

/** The buttons that the row has at each width where nothing of ours is in the page. */
async function without(page: Page, address: string, twist: string): Promise<string[]> {
  await page.goto('about:blank');
  await page.goto(`${address.replace('www.', 'plain.')}#${twist}`);
  const rows: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await frames(page, 6);
    rows.push((await stateOf(page)).row);
  }
  return rows;
}

for (const [site, { address, key }] of Object.entries(SITES)) {
  test(`${site}: a row comes to rest with all its buttons, however it is looked after`, async ({ world, page }) => {
    test.setTimeout(400_000);
    const file = path.join(PAGES_DIR, 'hazards', 'row-twists.html');
    world.sites.serve(address, file, null);
    // No script of ours runs under this name, and the page is the same.
    world.sites.serve(address.replace('www.', 'plain.'), file, null);
    const complaints: string[] = [];
    for (const twist of TWISTS) {
      const expected = await without(page, address, twist);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto('about:blank');
      await page.goto(`${address}#${twist}`);
      for (const [i, width] of WIDTHS.entries()) {
        const complain = (text: string) => complaints.push(`${twist}, ${width} px: ${text}`);
        await page.setViewportSize({ width, height: 800 });
        const own = async () => (await readControls(page)).filter((one) => one.key === key && one.box).length;
        await expect
          .poll(own, { timeout: 8000 })
          .toBe(1)
          .catch(async () => complain(`${await own()} controls`));
        await comeToRest(page);
        const before = await stateOf(page);
        await frames(page, 20);
        const after = await stateOf(page);
        if (after.moves !== before.moves) complain(`${after.moves - before.moves} moves in 20 frames`);
        if (after.row !== expected[i]) complain(`${after.row}, not ${expected[i]}`);
        const { differences } = await compareLayout(page);
        if (differences.length > 0) complain(`${differences.length} moved, ${differences.slice(0, 2)}`);
        for (const text of await covered(page)) complain(text);
      }
      if (!(await readControls(page)).some((one) => one.key === key && one.box)) continue;
      await clickControl(page, key);
      await expect
        .poll(() => readState(page, key), { timeout: 5000 })
        .not.toBe('idle')
        .catch(() => complaints.push(`${twist}: a press is lost`));
    }
    expect(complaints).toEqual([]);
  });
}
