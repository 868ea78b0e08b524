import { TEST_KEY } from '../emulator/api.ts';
import { expect, test } from './fixtures.ts';
import { PopupPage } from './pages/popup-page.ts';
import { clickControl, expectState, findControl } from './support/controls.ts';
import { readCaptures } from './support/database.ts';
import { POSTS } from './support/posts.ts';

const { page: address, key } = POSTS.youtube;

test('events that the page makes do nothing', async ({ context, page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.evaluate(() => {
    const events = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'];
    for (const host of document.querySelectorAll<HTMLElement>('[data-memories=control]')) {
      for (const type of events) host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
      for (const name of ['Enter', ' ']) {
        host.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
        host.dispatchEvent(new KeyboardEvent('keyup', { key: name, bubbles: true, composed: true }));
      }
      host.click();
    }
  });
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  expect(await readCaptures(context)).toHaveLength(1);
});

test('the page sees no shadow root, no click, and nothing of the extension', async ({ page }) => {
  await page.goto(address);
  await findControl(page, key);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown']) {
      document.addEventListener(type, () => heard.push(type), true);
    }
  });
  await clickControl(page, key);
  await expectState(page, key, 'queued');
  const seen = await page.evaluate(() => ({
    heard: (window as unknown as { heard: string[] }).heard,
    roots: [...document.querySelectorAll('[data-memories]')].filter((host) => host.shadowRoot).length,
    runtime: typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
  }));
  expect(seen).toEqual({ heard: [], roots: 0, runtime: 'undefined' });
});

test('the key is in storage.local alone: not in the database, the session, an export or a page', async ({
  context,
  signedIn,
  page,
}) => {
  await page.goto(address);
  await clickControl(page, key);
  await expectState(page, key, 'ready');
  expect(JSON.stringify(await readCaptures(context))).not.toContain(TEST_KEY);
  const stores = await signedIn.page.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage: Record<string, chrome.StorageArea> } }).chrome;
    const of = async (area: string) => JSON.stringify(await storage[area]?.get(null));
    return { local: await of('local'), session: await of('session'), sync: await of('sync') };
  });
  expect(stores.local).toContain(TEST_KEY);
  expect(stores.session).not.toContain(TEST_KEY);
  expect(stores.sync).not.toContain(TEST_KEY);
  const popup = await new PopupPage(await context.newPage()).open();
  expect(await popup.exportAs('JSON')).not.toContain(TEST_KEY);
  expect(await page.content()).not.toContain(TEST_KEY);
});

declare namespace chrome {
  interface StorageArea {
    get(keys: null): Promise<Record<string, unknown>>;
  }
}
