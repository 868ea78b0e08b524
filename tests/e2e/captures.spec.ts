import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { type Capture, compare, type Figures } from './support/capture-figures.ts';

// Real pages are not ours to keep in the repository. Where a folder with some is named, they are measured.
const dir = process.env.CAPTURES_DIR;

if (dir) {
  const { captures } = JSON.parse(readFileSync(path.join(dir, 'EXPECTED.json'), 'utf8')) as { captures: Capture[] };

  for (const capture of captures) {
    test(`capture ${capture.file}`, async ({ world, page }, info) => {
      world.sites.serve(capture.serveAt, unpack(path.join(dir, capture.file), info.outputPath('page.html')));
      await page.goto(capture.serveAt, { waitUntil: 'domcontentloaded' });
      let figures: Figures | undefined;
      await expect
        .poll(
          async () => {
            const before = JSON.stringify(figures);
            figures = await compare(page, capture);
            return JSON.stringify(figures) === before && (figures.found > 0 || figures.pageControl === 'right');
          },
          { intervals: [1_500], message: 'the buttons come to rest' },
        )
        .toBe(true);
      console.log(capture.file, JSON.stringify(figures, null, 1));
      expect(figures?.recall).toBeGreaterThanOrEqual(0.99);
      expect(figures?.precision).toBeGreaterThanOrEqual(0.99);
      expect(figures?.pageControl).toBe(capture.pageTarget ? 'right' : 'none');
    });
  }
}

function unpack(file: string, to: string): string {
  if (!file.endsWith('.gz')) return file;
  writeFileSync(to, gunzipSync(readFileSync(file)));
  return to;
}
