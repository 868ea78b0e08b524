import path from 'node:path';
import type { Page } from '@playwright/test';
import { INSTAGRAM, writeGrid } from '../../bench/grids.ts';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { killWorker } from '../support/browser.ts';
import { type Control, clickBox, readControls } from '../support/controls.ts';
import { readCaptures } from '../support/database.ts';

/** Pages of many cards, one a site. */
const MANY = {
  tiktok: { address: 'https://www.tiktok.com/@tide_pools', file: path.join(PAGES_DIR, 'tiktok-many.html') },
  youtube: { address: 'https://www.youtube.com/@breadlab/videos', file: path.join(PAGES_DIR, 'youtube-many.html') },
  instagram: { address: INSTAGRAM.address, file: null },
};

/** So many presses of each kind; with all sites, workers and ways to leave that makes 36. */
const PRESSES = 3;

/** A control in sight that was not pressed before; scrolls on until there is one. */
async function nextControl(page: Page, pressed: ReadonlySet<string>): Promise<Control> {
  let found: Control | undefined;
  const look = async () => {
    const inSight = ({ box }: Control) => box && box.y > 80 && box.y + box.height < 780;
    const controls = (await readControls(page)).filter(({ key }) => key.includes(':post:'));
    found = controls.find((control) => inSight(control) && !pressed.has(control.key));
    if (!found && controls.length > 0) await page.mouse.wheel(0, 500);
    return found !== undefined;
  };
  await expect.poll(look, { message: 'a control that was not pressed yet', timeout: 20_000 }).toBe(true);
  return found as Control;
}

for (const [platform, { address, file }] of Object.entries(MANY)) {
  for (const worker of ['awake', 'ended'] as const) {
    test(`${platform}: no press is lost, however soon the page goes (worker ${worker})`, async ({
      context,
      page,
      world,
    }) => {
      test.setTimeout(360_000);
      const grid = file ? { file, remove: () => undefined } : writeGrid(INSTAGRAM, 120, 0);
      world.sites.serve(address, grid.file);
      const pressed = new Set<string>();
      // Runs before any content script, so it is heard although the control takes the click: the page goes in the
      // very task of the press, by its own hand. Only where it is a press of a control: pages move while they load.
      await page.addInitScript(() => {
        const isOurs = (target: EventTarget | null) => target instanceof HTMLElement && 'memories' in target.dataset;
        const leave = () => (window as unknown as { leave(): void }).leave();
        addEventListener('click', ({ isTrusted, target }) => isTrusted && isOurs(target) && leave(), true);
      });
      for (const way of ['assign', 'replace'] as const) {
        for (let i = 0; i < PRESSES; i += 1) {
          await page.goto(address);
          const { key, box } = await nextControl(page, pressed);
          await page.evaluate((how) => {
            const leave = () => location[how]('https://www.youtube.com/somewhere/else');
            Object.assign(window, { leave });
          }, way);
          if (worker === 'ended') await killWorker(context);
          if (box) await clickBox(page, box);
          await page.waitForURL('**/somewhere/else');
          pressed.add(key);
        }
      }
      grid.remove();
      await expect
        .poll(async () => (await readCaptures(context)).map(({ key }) => key).sort(), { timeout: 30_000 })
        .toEqual([...pressed].sort());
    });
  }
}
