import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { PAGES_DIR } from '../emulator/sites.ts';
import { expect, test } from './fixtures.ts';
import { SelectionMode } from './pages/selection-mode.ts';
import { complaintsInSight } from './support/cards-in-sight.ts';
import { clickBox, readControls, readState } from './support/controls.ts';

const PROFILE = 'https://www.tiktok.com/@maker';

/** Has the browser load the extension anew, as after an update; the worker has answered by then. */
async function reloadExtension(context: BrowserContext): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const next = context.waitForEvent('serviceworker');
  await worker.evaluate('setTimeout(() => chrome.runtime.reload(), 0) && undefined');
  await next;
}

test('the extension is updated while a page is open: new controls take the place of the old ones', async ({
  context,
  page,
  world,
}) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  world.sites.serve(PROFILE, path.join(PAGES_DIR, 'tiktok-many.html'));
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(1);

  for (const _ of ['once', 'again']) {
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('[data-memories=control]')) Object.assign(host, { old: true });
    });
    await reloadExtension(context);
    const old = () => [...document.querySelectorAll('[data-memories=control]')].filter((host) => 'old' in host).length;
    await expect.poll(() => page.evaluate(old)).toBe(0);
    await expect.poll(() => complaintsInSight(page, '[data-e2e=user-post-item]')).toEqual([]);
    await selection.expectClosed();
  }

  const [control] = (await readControls(page)).filter(({ key }) => key.includes(':post:'));
  if (!control?.box) throw new Error('There is no control to press');
  await clickBox(page, control.box);
  await expect.poll(() => readState(page, control.key)).toBe('queued');
  expect(errors).toEqual([]);
});
