import { TEST_KEY } from '../emulator/api.ts';
import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options-page.ts';
import { extensionUrl } from './support/browser.ts';
import { clickControl, expectState } from './support/controls.ts';
import { expectPanel, pressPanel } from './support/panel.ts';
import { POSTS } from './support/posts.ts';
import { REQUESTS_PER_MINUTE } from './support/set-up.ts';

const { page: address, key, url } = POSTS.tiktok;

test('no key: the save is kept, the person is led to the options, and it goes on once a key is there', async ({
  context,
  world,
  page,
  popup,
}) => {
  await popup.open();
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  await expectPanel(page, /no API key/);
  await pressPanel(page, 'Open options');
  const optionsPage = () => context.pages().find((one) => one.url() === extensionUrl('options.html'));
  await expect.poll(optionsPage, { message: 'the options open' }).toBeTruthy();
  const options = new OptionsPage(optionsPage() ?? page);
  await expect(popup.alert).toContainText(/key/i);
  expect(world.api.imports).toEqual([]);
  await options.setRequestsPerMinute(REQUESTS_PER_MINUTE);
  await options.setKey(TEST_KEY);
  await popup.expectStatus(url, 'Ready');
  await expect(popup.alert).toHaveCount(0);
});

test.describe('with a key', () => {
  test.beforeEach(async ({ signedIn, page, popup }) => {
    expect(signedIn).toBeTruthy();
    await page.goto(address);
    await popup.open();
  });

  test('a refused key: one request, everything kept, and it goes on with a better key', async ({
    world,
    options,
    page,
    popup,
  }) => {
    world.api.account.key = 'sk-mavi-another';
    await clickControl(page, key);
    await expect(popup.alert).toContainText(/refused|not accepted|rejected/i);
    await popup.expectStatus(url, 'Queued');
    expect(world.api.imports).toHaveLength(1);
    await options.setKey('sk-mavi-another');
    await popup.expectStatus(url, 'Ready');
    await expect(popup.alert).toHaveCount(0);
  });

  test('no credits: said so, kept, and sent when the person says so', async ({ world, page, popup }) => {
    world.api.account.state = 'no-credits';
    await clickControl(page, key);
    await expect(popup.alert).toContainText(/credits/i);
    await popup.expectStatus(url, 'Queued');
    expect(world.api.imports).toHaveLength(1);
    world.api.account.state = 'good';
    await popup.alert.getByRole('button').last().click();
    await popup.expectStatus(url, 'Ready');
  });

  test('a disabled account: said so, and nothing more is sent', async ({ world, page, popup }) => {
    world.api.account.state = 'disabled';
    await clickControl(page, key);
    await expect(popup.alert).toContainText(/disabled/i);
    await popup.expectStatus(url, 'Queued');
    expect(world.api.imports).toHaveLength(1);
  });

  test('a refused address: asked by itself once more, then Failed with the reason', async ({ world, page, popup }) => {
    test.setTimeout(240_000);
    world.api.libraries.fates.set('7635167387301692549', { bad: true });
    await clickControl(page, key);
    await expect(popup.task(url)).toContainText('at the first try');
    await expect(popup.task(url)).toContainText('Failed', { timeout: 180_000 });
    await expectState(page, key, 'failed');
    const [first, second, ...more] = world.api.to('scraper_url');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(59_000);
    expect(more).toEqual([]);
  });

  test('a video that could not be taken: Failed, with its cause', async ({ world, page, popup }) => {
    world.api.quirks.taskShape = 'videos';
    world.api.libraries.fates.set('7635167387301692549', { failed: 'The post is private' });
    await clickControl(page, key);
    await popup.expectStatus(url, 'Failed');
    await expect(popup.task(url)).toContainText('The post is private');
  });
});
