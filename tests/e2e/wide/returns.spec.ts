import { expect, test } from '../fixtures.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from '../support/browser.ts';
import { clickControl, expectState, readControls } from '../support/controls.ts';
import { sessionOf } from '../support/dom-tree.ts';
import { POSTS } from '../support/posts.ts';

const GRID = 'https://www.youtube.com/';

/** A browser that keeps pages for the way back, at a page of cards with controls. */
async function atGrid(port: number) {
  const profile = makeInstalledProfile();
  const context = await launch({ profile, port, installed: true, keepsPages: true });
  const page = await context.newPage();
  const session = await sessionOf(page);
  const run = async (expression: string) => (await session.send('Runtime.evaluate', { expression })).result.value;
  await page.goto(GRID);
  await expect.poll(async () => (await readControls(page)).length).toBeGreaterThan(3);
  await run("addEventListener('pageshow', ({ persisted }) => { globalThis.isKept = persisted; })");
  return {
    context,
    page,
    async goBack() {
      await page.bringToFront();
      // The page that answers is gone by then, perhaps before it could.
      await run('history.back()').catch(() => undefined);
      await expect.poll(() => run('globalThis.isKept')).toBe(true);
    },
    async end() {
      await context.close();
      removeProfile(profile);
    },
  };
}

// A page that the browser draws before it is opened (prerender) can't be had here: Chromium 156 answers
// "PrerenderingDisabledByDevTools" where Playwright drives the page that asks for it.
test('a page that comes back as it was left has its controls, shows what was saved meanwhile, and saves', async ({
  world,
}) => {
  const { context, page, goBack, end } = await atGrid(world.port);
  const [first, second] = (await readControls(page)).map(({ key }) => key) as [string, string];
  const addressOf = (key: string) => `https://www.youtube.com/watch?v=${key.split(':').at(-1)}`;

  await page.goto(POSTS.youtube.page);
  // What the page shows is saved from elsewhere while nobody sees it.
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.paste(addressOf(first));
  await popup.expectStatus(addressOf(first), 'Queued');
  await goBack();

  await expectState(page, first, 'queued');
  await clickControl(page, second);
  await expectState(page, second, 'queued');
  await popup.expectStatus(addressOf(second), 'Queued');
  await end();
});

test('a page that comes back as it was left heeds what was switched off and on meanwhile', async ({ world }) => {
  const { context, page, goBack, end } = await atGrid(world.port);
  const options = await new OptionsPage(await context.newPage()).open();
  for (const isOn of [false, true]) {
    await page.goto(POSTS.tiktok.page);
    await options.page.getByRole('switch', { name: 'YouTube' }).setChecked(isOn);
    await goBack();
    await expect.poll(async () => (await readControls(page)).length > 0).toBe(isOn);
  }
  await end();
});
