import { expect, type Locator, type Page } from '@playwright/test';
import { extensionUrl } from '../support/browser.ts';

export interface ListFile {
  name: string;
  mimeType?: string;
  buffer: Buffer;
}

/** The page that takes lists. */
export class ImportPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<this> {
    await this.page.goto(extensionUrl('import.html'));
    await expect(this.page.getByRole('heading', { name: 'Bring a list', level: 1 })).toBeVisible();
    return this;
  }

  /** Chooses files by the page's own chooser. */
  async choose(...files: ListFile[]): Promise<void> {
    const chosen = files.map((file) => ({ mimeType: 'application/octet-stream', ...file }));
    await this.page.getByLabel('Choose files').setInputFiles(chosen);
    await expect(this.page.getByRole('progressbar')).toHaveCount(0);
  }

  get found(): Locator {
    return this.page.getByRole('list', { name: 'Found' });
  }

  group(name: string): Locator {
    return this.found.getByRole('group', { name, exact: true });
  }

  /** The group's own checkbox. */
  tick(name: string): Locator {
    return this.group(name).getByRole('checkbox', { name, exact: true });
  }

  get leftOut(): Locator {
    return this.page.getByRole('region', { name: 'Left out' });
  }

  async savePrivately(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save privately' }).click();
    await expect(this.page.getByText(/^Added: /)).toBeVisible({ timeout: 120_000 });
  }
}
