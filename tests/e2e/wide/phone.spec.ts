import { expect, test } from '../fixtures.ts';
import { findControl, readControls } from '../support/controls.ts';
import { serveHazard } from '../support/hazards.ts';
import { comeToRest } from '../support/layout.ts';

const WIDTH = 360;
/** Pages of ours that have a layout for such a screen; the others keep that of a desk. */
const PHONE_PAGES = {
  'the phone layout of YouTube': { hazard: 'youtube-phone', address: 'https://m.youtube.com/watch?v=trial000001' },
  'TikTok, a feed': { hazard: null, address: 'https://www.tiktok.com/foryou' },
  'Instagram, the feed': { hazard: null, address: 'https://www.instagram.com/' },
} as const;

for (const [name, { hazard, address }] of Object.entries(PHONE_PAGES)) {
  test(`${name}: every control in sight fits on a screen of ${WIDTH} px`, async ({ page, world }) => {
    await page.setViewportSize({ width: WIDTH, height: 740 });
    await page.goto(hazard ? serveHazard(world.sites, hazard, address) : address);
    await expect.poll(async () => (await readControls(page)).length).toBeGreaterThan(0);
    if (hazard) await findControl(page, 'youtube:post:trial000001');
    await comeToRest(page);
    const controls = await readControls(page);
    const inSight = controls.filter(({ box }) => box && box.y + box.height > 0 && box.y < 740);
    expect(inSight.length).toBeGreaterThan(0);
    const misfits = inSight.filter(({ box }) => box && (box.x < 0 || box.x + box.width > WIDTH));
    expect(misfits.map(({ key, box }) => [key, box])).toEqual([]);
  });
}
