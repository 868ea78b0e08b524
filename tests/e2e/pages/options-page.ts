import { expect, type Page } from '@playwright/test';
import { extensionUrl } from '../support/browser.ts';

/** The options, used as a person uses them. */
export class OptionsPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.goto(extensionUrl('options.html'));
    return this;
  }

  get keyBox() {
    return this.page.getByRole('textbox', { name: 'API key' });
  }

  async setKey(key: string): Promise<void> {
    await this.keyBox.fill(key);
    await this.keyBox.blur();
    await this.#said('The key is saved');
  }

  async setRequestsPerMinute(count: number): Promise<void> {
    const box = this.page.getByRole('spinbutton', { name: 'Requests per minute' });
    await box.fill(String(count));
    await box.blur();
    await this.#said('Saved: Requests per minute');
  }

  /** Every change is saved at once and said so. */
  async #said(what: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: what })).toBeVisible();
  }
}
