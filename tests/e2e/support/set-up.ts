import { type BrowserContext, expect, type Page } from '@playwright/test';
import { TEST_KEY } from '../../emulator/api.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { extensionUrl } from './browser.ts';
import { readerOf } from './database.ts';

/** How fast tests let the extension send. Real accounts are held to 1. */
export const REQUESTS_PER_MINUTE = 60;

/** Waits for the page that opens on install, and closes it. */
export async function greet(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url() === extensionUrl('welcome.html');
  const isOpen = () => context.pages().some(isWelcome);
  await expect.poll(isOpen, { message: 'the welcome page opens', timeout: 30_000 }).toBe(true);
  for (const page of context.pages().filter(isWelcome)) await page.close();
}

/**
 * What setting the key and the pace leaves behind, put there at once: to open the options for it takes an eighth of
 * what a test costs, and most tests are about something else.
 */
export async function signInAtOnce(context: BrowserContext): Promise<void> {
  const items = { apiKey: TEST_KEY, settings: { requestsPerMinute: REQUESTS_PER_MINUTE } };
  await (await readerOf(context)).evaluate(async (left) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set(left);
  }, items);
}

/** Sets the key and the pace through the options, as a person does. */
export async function signIn(page: Page): Promise<OptionsPage> {
  const options = await new OptionsPage(page).open();
  await options.setKey(TEST_KEY);
  await options.setRequestsPerMinute(REQUESTS_PER_MINUTE);
  return options;
}
