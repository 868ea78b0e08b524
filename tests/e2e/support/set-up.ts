import { type BrowserContext, expect, type Page } from '@playwright/test';
import { TEST_KEY } from '../../emulator/api.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { extensionUrl } from './browser.ts';

/** How fast tests let the extension send. Real accounts are held to 1. */
export const REQUESTS_PER_MINUTE = 60;

const isWelcome = (page: Page) => page.url() === extensionUrl('welcome.html');

/** Waits for the page that opens on install. */
export async function untilWelcome(context: BrowserContext): Promise<void> {
  const isOpen = () => context.pages().some(isWelcome);
  await expect.poll(isOpen, { message: 'the welcome page opens', timeout: 30_000 }).toBe(true);
}

/** Waits for it and closes it. */
export async function greet(context: BrowserContext): Promise<void> {
  await untilWelcome(context);
  await closeWelcome(context);
}

export async function closeWelcome(context: BrowserContext): Promise<void> {
  for (const page of context.pages().filter(isWelcome)) await page.close();
}

/**
 * What setting the key and the pace leaves behind, put there at once in the page that opened on install: to open the
 * options for it takes an eighth of what a test costs, and most tests are about something else.
 */
export async function signInAtOnce(context: BrowserContext): Promise<void> {
  const page = context.pages().find(isWelcome) ?? (await context.newPage());
  if (!isWelcome(page)) await page.goto(extensionUrl('welcome.html'));
  const items = { apiKey: TEST_KEY, settings: { requestsPerMinute: REQUESTS_PER_MINUTE } };
  await page.evaluate(async (left) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set(left);
  }, items);
  await page.close();
}

/** Sets the key and the pace through the options, as a person does. */
export async function signIn(page: Page): Promise<OptionsPage> {
  const options = await new OptionsPage(page).open();
  await options.setKey(TEST_KEY);
  await options.setRequestsPerMinute(REQUESTS_PER_MINUTE);
  return options;
}
