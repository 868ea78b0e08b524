import path from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { extensionUrl } from '../e2e/support/browser.ts';
import { clickControl, readControls } from '../e2e/support/controls.ts';
import { capture } from './picture.ts';
import { putRows } from './put-rows.ts';

/** What the replica's style sheet is let in by (`tests/emulator/sites.ts`). */
const NONCE = 'cmVwbGljYQ';

/** Pictures drawn with gradients and shapes in place of the grey of the replica. */
const DRAWN = [
  'radial-gradient(circle at 70% 28%, #ffe3a3 0 12%, transparent 13%), linear-gradient(#f7a14f 0 45%, #d9673d 45% 62%, #7b2f4a 62%)',
  'radial-gradient(circle at 50% 60%, #f2d3a0 0 26%, #a8652f 27% 31%, transparent 32%), linear-gradient(160deg, #3d5a80, #1f2d4d)',
  'radial-gradient(ellipse at 50% 100%, #2f6b4f 0 40%, transparent 41%), radial-gradient(ellipse at 10% 100%, #4f9a6d 0 44%, transparent 45%), linear-gradient(#bfe3f2, #7fb9dd)',
  'radial-gradient(circle at 38% 46%, #f26d5b 0 18%, transparent 19%), radial-gradient(circle at 62% 56%, #f7c548 0 15%, transparent 16%), linear-gradient(135deg, #faf0e2, #e7cfae)',
  'linear-gradient(115deg, transparent 48%, #ffffff66 49% 52%, transparent 53%), linear-gradient(200deg, #5b3fb5, #b0488f 60%, #f08a5d)',
  'radial-gradient(circle at 30% 30%, #fff7 0 8%, transparent 9%), radial-gradient(circle at 60% 70%, #fff5 0 14%, transparent 15%), linear-gradient(#1d8a99, #0b3c5d)',
  'repeating-linear-gradient(45deg, #c8553d 0 18px, #e07a5f 18px 36px)',
  'radial-gradient(circle at 50% 40%, #ffd9c2 0 20%, transparent 21%), linear-gradient(#6a4c93, #1b1b3a)',
];

test('the picture of the README', async ({ context, options, page }) => {
  await options.setRequestsPerMinute(1);
  await page.setViewportSize({ width: 720, height: 600 });
  await page.goto('https://www.tiktok.com/@miro.bakes?lang=en');
  await page.evaluate(
    ({ nonce, drawn }) => {
      const style = document.createElement('style');
      style.nonce = nonce;
      const tiles = drawn.map(
        (picture, i) =>
          `#user-post-item-list > :nth-child(${drawn.length}n + ${i + 1}) [class*=AVideoContainer] { background: ${picture} }`,
      );
      style.textContent = `
        nav { display: none } #app { padding: 28px; font-family: system-ui, sans-serif }
        img, [data-e2e=video-card-badge] { visibility: hidden; position: absolute }
        [class*=AVideoContainer] { border-radius: 10px } [class*=DivCardFooter] { position: absolute; inset: auto auto 8px 10px; color: #fff }
        h1 { font-size: 24px } h2, h3 { font-weight: 400; color: #555 }
        [class*=DivVideoFeedV2] { grid-template-columns: repeat(4, 155px) !important; margin-top: 20px }
        ${tiles.join('\n')}`;
      document.head.append(style);
    },
    { nonce: NONCE, drawn: DRAWN },
  );
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
  await both.screenshot({ path: path.resolve(import.meta.dirname, '../../docs/at-work.png') });
});
