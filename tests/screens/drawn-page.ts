import type { Page } from '@playwright/test';

/** What the replica's style sheet is let in by (`tests/emulator/sites.ts`). */
const NONCE = 'cmVwbGljYQ';

/** Pictures drawn with gradients and shapes in place of the grey of the replica. */
export const DRAWN: readonly string[] = [
  'radial-gradient(circle at 70% 28%, #ffe3a3 0 12%, transparent 13%), linear-gradient(#f7a14f 0 45%, #d9673d 45% 62%, #7b2f4a 62%)',
  'radial-gradient(circle at 50% 60%, #f2d3a0 0 26%, #a8652f 27% 31%, transparent 32%), linear-gradient(160deg, #3d5a80, #1f2d4d)',
  'radial-gradient(ellipse at 50% 100%, #2f6b4f 0 40%, transparent 41%), radial-gradient(ellipse at 10% 100%, #4f9a6d 0 44%, transparent 45%), linear-gradient(#bfe3f2, #7fb9dd)',
  'radial-gradient(circle at 38% 46%, #f26d5b 0 18%, transparent 19%), radial-gradient(circle at 62% 56%, #f7c548 0 15%, transparent 16%), linear-gradient(135deg, #faf0e2, #e7cfae)',
  'linear-gradient(115deg, transparent 48%, #ffffff66 49% 52%, transparent 53%), linear-gradient(200deg, #5b3fb5, #b0488f 60%, #f08a5d)',
  'radial-gradient(circle at 30% 30%, #fff7 0 8%, transparent 9%), radial-gradient(circle at 60% 70%, #fff5 0 14%, transparent 15%), linear-gradient(#1d8a99, #0b3c5d)',
  'repeating-linear-gradient(45deg, #c8553d 0 18px, #e07a5f 18px 36px)',
  'radial-gradient(circle at 50% 40%, #ffd9c2 0 20%, transparent 21%), linear-gradient(#6a4c93, #1b1b3a)',
];

/**
 * Has the replica of a profile look like a page of a site that nobody knows: drawn pictures, and nothing but them and the
 * name. `columns`: of its grid. `drawn`: the pictures, as CSS. `more`: rules besides.
 */
export async function drawGrid(page: Page, columns: string, drawn = DRAWN, more = ''): Promise<void> {
  await page.evaluate(
    ({ nonce, drawn, columns, more }) => {
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
        [class*=DivVideoFeedV2] { grid-template-columns: ${columns} !important; margin-top: 20px }
        ${tiles.join('\n')}
        ${more}`;
      document.head.append(style);
    },
    { nonce: NONCE, drawn, columns, more },
  );
}
