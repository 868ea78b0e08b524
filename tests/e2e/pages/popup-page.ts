import { expect, type Locator, type Page } from '@playwright/test';
import { extensionUrl } from '../support/browser.ts';
import { textOfDownload } from '../support/download.ts';

export type ShownStatus = 'Queued' | 'Sending' | 'Downloading' | 'Indexing' | 'Ready' | 'Failed' | 'Cancelled';

/** The popup, opened as a tab. */
export class PopupPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.goto(extensionUrl('popup.html'));
    return this;
  }

  get tasks(): Locator {
    return this.page.getByRole('list', { name: 'Tasks' }).getByRole('listitem');
  }

  /** The task whose link leads to an address. */
  task(address: string): Locator {
    return this.tasks.filter({ has: this.page.locator(`a[href="${address}"]`) });
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  async paste(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Paste links' }).fill(text);
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
  }

  /** Says yes to the question that is open. */
  async confirm(): Promise<void> {
    await this.dialog.getByRole('button').last().click();
    await expect(this.dialog).toBeHidden();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'));
  }

  /** The library that pasted links go to. */
  async chooseLibrary(name: 'Private' | 'Public'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Save to' }).selectOption({ label: name });
  }

  /** Exports what the list shows; gives the file's text. */
  async exportAs(format: 'CSV' | 'JSON'): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: format }).click();
    return textOfDownload(await downloading);
  }

  async choose(box: 'Platform' | 'Library' | 'Status', option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: box }).selectOption({ label: option });
  }

  async expectStatus(address: string, ...statuses: ShownStatus[]): Promise<void> {
    await expect(this.task(address)).toContainText(new RegExp(statuses.join('|')), { timeout: 90_000 });
  }
}
