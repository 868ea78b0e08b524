import { expect, test } from '../fixtures.ts';
import { PopupPage } from '../pages/popup-page.ts';
import { extensionUrl } from '../support/browser.ts';
import { clickControl, expectState, readControls } from '../support/controls.ts';
import { POSTS } from '../support/posts.ts';
import { setHostAccess } from '../support/site-access.ts';

const { page: address, key, url } = POSTS.tiktok;

test('where access is "on click", every page of ours says so with one button, and nothing else is blamed', async ({
  context,
  page,
}) => {
  await setHostAccess(context, 'ON_CLICK');
  for (const name of ['popup', 'options', 'welcome', 'uploads', 'import', 'library']) {
    await page.goto(extensionUrl(`${name}.html`));
    const alert = page.locator('.access').getByRole('alert');
    await expect(alert, name).toContainText('TikTok');
    await expect(alert, name).toContainText('api.memories.ai');
    await expect(alert.getByRole('button'), name).toHaveCount(1);
  }
  await page.goto(address);
  expect(await readControls(page)).toEqual([]);
});

test('access that is given makes open pages and what waits go on; taken back, it is said and nothing is lost', async ({
  context,
  page,
  world,
}) => {
  // As people do it who have no key yet: nothing leaves before.
  await setHostAccess(context, 'ON_CLICK');
  await page.goto(address);
  const popup = await new PopupPage(await context.newPage()).open();
  const access = popup.page.locator('.access');
  await expect(access.getByRole('alert')).toBeVisible();

  await setHostAccess(context, 'ON_ALL_SITES');
  await expect(access.getByRole('alert')).toHaveCount(0);
  await clickControl(page, key);
  await expectState(page, key, 'queued');

  await setHostAccess(context, 'ON_CLICK');
  await expect(access.getByRole('alert')).toContainText('Your saves are kept');
  await popup.expectStatus(url, 'Queued');
  expect(world.api.imports).toEqual([]);
});
