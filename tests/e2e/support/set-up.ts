import { type BrowserContext, expect, type Page } from '@playwright/test';
import { TEST_KEY } from '../../emulator/api.ts';
import { OptionsPage } from '../pages/options-page.ts';
import { extensionUrl } from './browser.ts';

/** How fast tests let the extension send. Real accounts are held to 1. */
export const REQUESTS_PER_MINUTE = 60;

/** Waits for the page that opens on install, and closes it. */
export async function greet(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url() === extensionUrl('welcome.html');
  await expect.poll(() => context.pages().some(isWelcome), { message: 'the welcome page opens' }).toBe(true);
  for (const page of context.pages().filter(isWelcome)) await page.close();
}

/** Sets the key and the pace through the options, as a person does. */
export async function signIn(page: Page): Promise<OptionsPage> {
  const options = await new OptionsPage(page).open();
  await options.setKey(TEST_KEY);
  await options.setRequestsPerMinute(REQUESTS_PER_MINUTE);
  return options;
}
