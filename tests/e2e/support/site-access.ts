import type { BrowserContext } from '@playwright/test';
import { EXTENSION_ID } from './browser.ts';

/** As the extension's page in the browser's own settings calls it. */
export type HostAccess = 'ON_CLICK' | 'ON_ALL_SITES';

/** As much of `chrome.developerPrivate` as is used: what a person changes on `chrome://extensions`. */
interface ExtensionsPage {
  chrome: {
    developerPrivate: {
      updateExtensionConfiguration(change: { extensionId: string; hostAccess: HostAccess }): Promise<void>;
    };
  };
}

/** Gives the extension its sites, or takes them back, as a person does in the browser's settings. */
export async function setHostAccess(context: BrowserContext, hostAccess: HostAccess): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    (change) => (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateExtensionConfiguration(change),
    { extensionId: EXTENSION_ID, hostAccess },
  );
  await page.close();
}
