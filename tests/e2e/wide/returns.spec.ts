import { expect, test } from '../fixtures.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { launch, makeInstalledProfile, removeProfile } from '../support/browser.ts';
import { clickControl, expectState, readControls } from '../support/controls.ts';
import { sessionOf } from '../support/dom-tree.ts';
import { POSTS } from '../support/posts.ts';

const GRID = 'https://www.youtube.com/';

// A page that the browser draws before it is opened (prerender) can't be had here: Chromium 156 answers
// "PrerenderingDisabledByDevTools" wherever a page is driven by the DevTools protocol.
test('a page that comes back as it was left has its controls, shows what was saved meanwhile, and saves', async ({
  world,
}) => {
  const profile = makeInstalledProfile();
  const context = await launch({ profile, port: world.port, installed: true, keepsPages: true });
  const page = await context.newPage();
  const session = await sessionOf(page);
  const run = async (expression: string) => (await session.send('Runtime.evaluate', { expression })).result.value;
  await page.goto(GRID);
  await expect.poll(async () => (await readControls(page)).length).toBeGreaterThan(3);
  const [first, second] = (await readControls(page)).map(({ key }) => key) as [string, string];
  await run("addEventListener('pageshow', ({ persisted }) => { globalThis.isKept = persisted; })");

  await page.goto(POSTS.youtube.page);
  // What the page shows is saved from elsewhere while nobody sees it.
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.paste(`https://www.youtube.com/watch?v=${first.split(':').at(-1)}`);
  await popup.expectStatus(`https://www.youtube.com/watch?v=${first.split(':').at(-1)}`, 'Queued');
  await page.bringToFront();
  await run('history.back()');

  await expect.poll(() => run('globalThis.isKept')).toBe(true);
  await expectState(page, first, 'queued');
  await clickControl(page, second);
  await expectState(page, second, 'queued');
  await popup.expectStatus(`https://www.youtube.com/watch?v=${second.split(':').at(-1)}`, 'Queued');
  await context.close();
  removeProfile(profile);
});
