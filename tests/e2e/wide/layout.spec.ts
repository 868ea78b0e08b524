import { expect, test } from '../fixtures.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { readControls } from '../support/controls.ts';
import { HAZARDS, serveHazard } from '../support/hazards.ts';
import { comeToRest, compareLayout, covered } from '../support/layout.ts';
import { readTruths } from '../support/truth.ts';

/** Widths in CSS px; half of them are those of a page that is magnified twofold. */
const WIDTHS = [1920, 1280, 960, 640, 360];
/** All pages at all widths take minutes and are asked for with LAYOUT=all; else a few, at two widths. */
const all = process.env.LAYOUT === 'all';
const SOME = /row-counts|youtube-(watch|shorts)|instagram-(post|reels|profile)|tiktok-(video|profile)/;

const pages = [
  ...readTruths().map(({ name, serveAt }) => ({ name, serveAt, hazard: null })),
  ...HAZARDS.map(({ name, serveAt }) => ({ name, serveAt, hazard: name })),
];

/** German words are longer than English ones. */
const LANGUAGES = all ? ['English', 'Deutsch'] : ['English'];
const DIRECTIONS = all ? ['ltr', 'rtl'] : ['ltr'];
const WAYS = LANGUAGES.flatMap((language) => DIRECTIONS.map((direction) => ({ language, direction })));

for (const { language, direction } of WAYS) {
  test(`nothing of a site is moved, cut or covered, at any width (${language}, ${direction})`, async ({
    world,
    page,
    context,
  }) => {
    test.setTimeout(all ? 900_000 : 90_000);
    const options = await new OptionsPage(await context.newPage()).open();
    await options.page.getByRole('combobox', { name: 'Language' }).selectOption({ label: language });
    await expect(options.page.locator('html')).toHaveAttribute('lang', language === 'Deutsch' ? 'de' : 'en');
    await options.page.close();
    await page.bringToFront();
    for (const { name, serveAt, hazard } of pages.filter((one) => all || SOME.test(one.name))) {
      if (hazard) serveHazard(world.sites, hazard);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(serveAt);
      await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
      await expect.poll(async () => (await readControls(page)).length, { message: 'controls' }).toBeGreaterThan(0);
      for (const width of all ? WIDTHS : [1280, 640]) {
        await page.setViewportSize({ width, height: 800 });
        await comeToRest(page);
        const { differences, elements } = await compareLayout(page);
        expect(elements).toBeGreaterThan(5);
        expect.soft(differences, `${name}, ${width} px`).toEqual([]);
        expect.soft(await covered(page), `${name}, ${width} px`).toEqual([]);
      }
    }
  });
}
