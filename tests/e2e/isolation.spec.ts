import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { extensionUrl } from './support/browser.ts';

// Tests of a worker share a browser: what one leaves behind, the next must not find.
test.describe.configure({ mode: 'serial' });

const SITE = 'https://www.youtube.com/';

interface Area {
  get(name: string): Promise<object>;
  set(items: object): Promise<void>;
}

/** The extension's API, where a page has it. */
interface Chrome {
  chrome: { storage?: Record<string, Area> };
}

/** Leaves something in every store of an origin. */
const leave = (page: Page) =>
  page.evaluate(async () => {
    localStorage.setItem('left', '1');
    // biome-ignore lint/suspicious/noDocumentCookie: the other way asks for leave first
    if (location.protocol === 'https:') document.cookie = 'left=1; max-age=1000';
    await caches.open('left');
    await (await navigator.storage.getDirectory()).getFileHandle('left', { create: true });
    await new Promise((resolve) => {
      indexedDB.open('left', 1).onsuccess = resolve;
    });
    const { chrome } = globalThis as unknown as Chrome;
    for (const area of ['local', 'session', 'sync']) await chrome.storage?.[area]?.set({ left: 1 });
  });

/** In which stores of an origin something was left. */
const found = (page: Page) =>
  page.evaluate(async () => {
    const { chrome } = globalThis as unknown as Chrome;
    const files = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
    const names: string[] = [];
    for await (const name of files.keys()) names.push(name);
    const extension = await Promise.all(
      ['local', 'session', 'sync'].map(async (area) => Object.keys((await chrome.storage?.[area]?.get('left')) ?? {})),
    );
    return {
      localStorage: Object.keys(localStorage),
      cookie: document.cookie,
      caches: await caches.keys(),
      files: names,
      databases: (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('memories') ? [] : [name])),
      extension: extension.flat(),
    };
  });

const NOTHING = { localStorage: [], cookie: '', caches: [], files: [], databases: [], extension: [] };

for (const turn of ['first', 'next'])
  test(`nothing of another test is left: the ${turn} one`, async ({ context, page }) => {
    expect(context.pages()).toHaveLength(2);
    for (const address of [SITE, extensionUrl('options.html')]) {
      await page.goto(address);
      expect(await found(page)).toEqual(NOTHING);
      await leave(page);
      expect(await found(page)).not.toEqual(NOTHING);
    }
  });
