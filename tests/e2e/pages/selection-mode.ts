import { expect, type Page } from '@playwright/test';
import { type Accessible, accessibleText, clickAccessible, clickNode, findAccessible } from '../support/accessible.ts';

/** Selection mode in a page of a site, used as people use it. */
export class SelectionMode {
  constructor(readonly page: Page) {}

  async start(): Promise<void> {
    await clickAccessible(this.page, 'button', 'Select posts');
    await this.expectOpen();
  }

  async expectOpen(): Promise<void> {
    await expect.poll(async () => (await findAccessible(this.page, 'toolbar', 'Memories selection')).length).toBe(1);
  }

  /** Over: no bar, no checkbox, and the way back in. */
  async expectClosed(): Promise<void> {
    const left = async () => [
      ...(await findAccessible(this.page, 'toolbar')),
      ...(await findAccessible(this.page, 'checkbox')),
    ];
    await expect.poll(async () => (await left()).length).toBe(0);
    await expect.poll(async () => (await findAccessible(this.page, 'button', 'Select posts')).length).toBe(1);
  }

  checkboxes(): Promise<Accessible[]> {
    return findAccessible(this.page, 'checkbox', 'Select: ');
  }

  /** Clicks the checkbox that is n-th of those on the page now. */
  async click(n: number, ...held: 'Shift'[]): Promise<void> {
    const box = (await this.checkboxes())[n];
    if (!box) throw new Error(`There is no checkbox ${n}`);
    await clickNode(this.page, box.backendNodeId, ...held);
  }

  press(button: string): Promise<void> {
    return clickAccessible(this.page, 'button', button);
  }

  /** The places of the ticked checkboxes among those on the page now. */
  async ticked(): Promise<number[]> {
    return (await this.checkboxes()).flatMap(({ checked }, n) => (checked ? [n] : []));
  }

  async expectTicked(...places: number[]): Promise<void> {
    await expect.poll(() => this.ticked()).toEqual(places);
  }

  async expectCount(n: number): Promise<void> {
    await expect.poll(() => accessibleText(this.page, 'status')).toContain(`${n} selected`);
  }

  /** The place of the checkbox that has the focus; -1 = none. */
  async focused(): Promise<number> {
    return (await this.checkboxes()).findIndex(({ focused }) => focused);
  }
}
