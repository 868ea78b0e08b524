import path from 'node:path';
import { expect, test } from '../../e2e/fixtures.ts';
import { extensionUrl } from '../../e2e/support/browser.ts';
import { clickControl, readControls } from '../../e2e/support/controls.ts';
import { drawGrid } from '../drawn-page.ts';
import { capture } from '../picture.ts';
import { putRows } from '../put-rows.ts';

test('the picture of the README', async ({ context, options, page }) => {
  await options.setRequestsPerMinute(1);
  await page.setViewportSize({ width: 720, height: 600 });
  await page.goto('https://www.tiktok.com/@miro.bakes?lang=en');
  await drawGrid(page, 'repeat(4, 155px)');
  await expect.poll(async () => (await readControls(page)).filter(({ box }) => box).length).toBeGreaterThan(4);
  const [card] = (await readControls(page)).filter(({ box, key }) => box && key.includes(':post:'));
  if (card) await clickControl(page, card.key);
  const site = await capture(page);

  const popup = await context.newPage();
  await popup.emulateMedia({ reducedMotion: 'reduce' });
  await putRows(popup);
  await page.goto('https://www.youtube.com/watch?v=Ba_2ZRjX4-c&pp=ygUT&t=42s');
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.goto(extensionUrl('popup.html'));
  await expect(popup.getByRole('checkbox').first()).toBeVisible();
  const list = await capture(popup);

  const both = await context.newPage();
  await both.setViewportSize({ width: 1200, height: 660 });
  await both.setContent(`<style>
    body { margin: 0; height: 660px; display: flex; gap: 24px; align-items: center; justify-content: center; background: linear-gradient(135deg, #eceafd, #e3f1f5) }
    img { border-radius: 14px; box-shadow: 0 12px 40px #17203a33; height: 600px }
  </style><img src="data:image/webp;base64,${site}"><img src="data:image/webp;base64,${list}">`);
  await both.screenshot({ path: path.resolve(import.meta.dirname, '../../../docs/at-work.png') });
});
