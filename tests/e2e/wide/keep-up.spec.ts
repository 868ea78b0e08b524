import { expect, test } from '../fixtures.ts';
import { violations } from '../support/axe.ts';
import { extensionUrl } from '../support/browser.ts';
import { openMenu } from '../support/controls.ts';
import { openLibrary } from '../support/library.ts';
import { pressPanel } from '../support/panel.ts';
import { POSTS } from '../support/posts.ts';
import { expectNoQuestion, pressQuestion, questionFrame } from '../support/question.ts';

const MAKER = 'https://www.tiktok.com/@tide_pools';

test('a creator is followed from the popup: the cost is said, the posts come, and it is held and ended', async ({
  context,
  page,
  popup,
  signedIn,
  world,
}) => {
  expect(signedIn).toBeTruthy();
  const site = await context.newPage();
  await site.goto(MAKER);
  await popup.open();
  await popup.page.getByText('Follow', { exact: true }).click();
  await popup.page.getByRole('combobox', { name: 'How often' }).selectOption({ label: 'Every day' });
  const form = popup.page.locator('.follow-form');
  await form.getByRole('spinbutton', { name: 'Latest posts' }).fill('5');
  await expect(form.getByText('Requests a month: 30 · at most about $0.60 a month (estimate)')).toBeVisible();
  expect(await violations(popup.page)).toEqual([]);
  await form.getByRole('button', { name: 'Follow' }).click();
  await expect(popup.page.getByRole('button', { name: 'Stop following' })).toBeVisible();
  await expect.poll(() => world.api.to('scraper').length, { timeout: 30_000 }).toBe(1);
  const [asked] = world.api.to('scraper');
  expect(asked?.body).toMatchObject({ kind: 'json', value: { username: MAKER } });

  await openLibrary(page);
  const item = page.getByRole('list', { name: 'Following' }).getByRole('listitem');
  await expect(item).toContainText('Every day');
  await item.getByRole('button', { name: 'Pause' }).click();
  await expect(item).toContainText('Paused');
  await item.getByRole('button', { name: 'Resume' }).click();
  await expect(item).toContainText('Next: ');
  await item.getByRole('button', { name: 'Stop following' }).click();
  await expect(page.getByText('You follow nobody yet.')).toBeVisible();
});

test('a cap of the day holds the queue, says so, and lets go when it is raised', async ({ popup, options, world }) => {
  const cap = options.page.getByRole('spinbutton', { name: 'Most a day (USD)' });
  await cap.fill('0.01');
  await expect(options.page.getByText('Saved: Most a day (USD)')).toBeVisible();
  await popup.open();
  const more = Array.from(
    { length: 12 },
    (_, i) => `https://www.tiktok.com/@tide_pools/video/76000000000000000${10 + i}`,
  );
  await popup.paste(more.join('\n'));
  await popup.expectStatus(more[11] ?? '', 'Ready');
  await popup.paste(POSTS.youtube.url);
  await expect(popup.page.getByText('The most you allow for today is reached')).toBeVisible({ timeout: 20_000 });
  await expect(popup.task(POSTS.youtube.url)).toContainText('Queued');
  expect(world.api.imports).toHaveLength(1);
  expect(await violations(popup.page)).toEqual([]);
  await options.page.bringToFront();
  await expect(options.page.getByRole('region', { name: 'Cost today' })).toContainText('(estimate)');
  await cap.fill('5');
  await popup.expectStatus(POSTS.youtube.url, 'Ready');
});

test.describe('with folders', () => {
  test.use({ dialect: 'today' });
  // Before anybody asks for them: they are known for a day.
  test.beforeEach(({ world }) => void world.api.libraries.folders.set('77', 'Ceramics').set('78', 'Tides'));

  test('a folder is chosen on saving, remembered for the site, and a rule of a creator comes first', async ({
    context,
    popup,
    options,
    world,
  }) => {
    const rules = options.page.getByRole('group', { name: 'Folder rules' });
    await rules.getByRole('textbox', { name: 'Creator' }).fill('@tide_pools');
    await rules.getByRole('combobox', { name: 'Go to' }).selectOption({ label: 'Tides' });
    await rules.getByRole('button', { name: 'Add rule' }).click();
    await expect(rules.getByRole('listitem')).toContainText('Tides');

    const site = await context.newPage();
    await site.goto(POSTS.youtube.page);
    await popup.open();
    const region = popup.page.getByRole('region', { name: 'This page' });
    await region.getByRole('combobox', { name: 'Folder' }).selectOption({ label: 'Ceramics' });
    await region.getByRole('button', { name: 'Save privately' }).click();
    await popup.expectStatus(POSTS.youtube.url, 'Ready');
    await popup.open();
    await expect(region.getByRole('combobox', { name: 'Folder' })).toHaveValue('77');

    await popup.paste('https://www.tiktok.com/@tide_pools/video/7600000000000000010');
    await popup.expectStatus('https://www.tiktok.com/@tide_pools/video/7600000000000000010', 'Ready');
    const folderOf = (part: string) => world.api.libraries.in('private').find(({ url }) => url.includes(part))?.folder;
    expect(folderOf('youtube')).toBe('77');
    expect(folderOf('tide_pools')).toBe('78');
  });

  test('the menu of a button asks which folder, in a page of ours, and saves there', async ({
    page,
    popup,
    options,
    world,
  }) => {
    await expect(options.page.getByRole('combobox', { name: 'Folder', exact: true }).first()).toBeVisible();
    await page.goto(POSTS.youtube.page);
    await openMenu(page, POSTS.youtube.key);
    await pressPanel(page, 'Save to a folder…');
    const question = await questionFrame(page);
    await question.getByRole('combobox', { name: 'Folder' }).selectOption({ label: 'Tides' });
    await pressQuestion(page, 'Save privately');
    await expectNoQuestion(page);
    await popup.open();
    await popup.expectStatus(POSTS.youtube.url, 'Ready');
    expect(world.api.libraries.in('private')[0]?.folder).toBe('78');
  });
});

test('the address bar suggests saves and opens the library with the words', async ({ context, popup, signedIn }) => {
  expect(signedIn).toBeTruthy();
  await popup.open();
  await popup.paste(POSTS.tiktok.url);
  await popup.expectStatus(POSTS.tiktok.url, 'Ready');
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  // No driver reaches the address bar: these are the events that it sends.
  const suggested = await worker.evaluate(
    (words) =>
      new Promise((resolve) => {
        const { onInputChanged } = (
          globalThis as unknown as {
            chrome: {
              omnibox: { onInputChanged: { dispatch(words: string, suggest: (found: unknown) => void): void } };
            };
          }
        ).chrome.omnibox;
        onInputChanged.dispatch(words, resolve);
      }),
    'tide_pools',
  );
  expect(suggested).toEqual([expect.objectContaining({ content: POSTS.tiktok.url })]);
  const opening = context.waitForEvent('page');
  await worker.evaluate(() => {
    const { onInputEntered } = (
      globalThis as unknown as { chrome: { omnibox: { onInputEntered: { dispatch(words: string): void } } } }
    ).chrome.omnibox;
    onInputEntered.dispatch('tide pools');
  });
  const page = await opening;
  await expect.poll(() => page.url()).toBe(extensionUrl('library.html?q=tide%20pools'));
  await expect(page.getByRole('searchbox', { name: 'Ask your saves' })).toHaveValue('tide pools');
});
