import path from 'node:path';
import type { Page } from '@playwright/test';
import { PAGES_DIR } from '../../emulator/sites.ts';
import { expect, test } from '../fixtures.ts';
import { SelectionMode } from '../pages/selection-mode.ts';
import { accessibleText, clickAccessible } from '../support/accessible.ts';
import { readCaptures } from '../support/database.ts';
import { expectNoQuestion, expectQuestion, pressQuestion } from '../support/question.ts';

/** 48 tiles of which two lead nowhere; rows that are far away are taken out of the page. */
const PROFILE = 'https://www.instagram.com/kilnhouse/';
/** 360 videos, 60 at a time; they stay. */
const CHANNEL = 'https://www.youtube.com/@breadlab/videos';

/** Scrolls a replica to its end, until `loads` more batches have come. */
async function scrollToEnd(page: Page, loads: number): Promise<void> {
  const look = () =>
    page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      const { loads } = (window as unknown as { __replica: { loads: number } }).__replica;
      return scrollY + innerHeight >= document.documentElement.scrollHeight ? loads : 0;
    });
  await expect.poll(look).toBeGreaterThanOrEqual(loads);
}

test('Select all takes every post that was loaded, also where the site has taken the rows out again', async ({
  page,
  context,
  world,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  await page.goto(PROFILE);
  const selection = new SelectionMode(page);
  await selection.start();
  await selection.click(0);
  await scrollToEnd(page, 3);
  await selection.press('Select all');
  await selection.expectCount(46);
  expect(await page.locator('main a[role=link][href*="kilnhouse/"]').count()).toBeLessThan(46);

  await selection.press('Save privately');
  await selection.expectClosed();
  await expect.poll(() => accessibleText(page, 'status')).toContain('(46)');
  await expect
    .poll(async () => (await readCaptures(context)).filter(({ status }) => status === 'ready').length, {
      timeout: 120_000,
    })
    .toBe(46);
  expect(world.api.to('scraper_url')).toHaveLength(1);
});

test('300 of a long page: loaded by scrolling on, asked about once, sent in 6 requests', async ({
  page,
  context,
  world,
  signedIn,
}) => {
  expect(signedIn).toBeTruthy();
  world.sites.serve(CHANNEL, path.join(PAGES_DIR, 'youtube-many.html'));
  await page.goto(CHANNEL);
  const selection = new SelectionMode(page);
  await selection.start();
  await clickAccessible(page, 'spinbutton', 'How many');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('300');
  await page.keyboard.press('Enter');
  await selection.expectCount(300);

  await selection.press('Save privately');
  await expectQuestion(page, 'Save 300 posts?');
  await pressQuestion(page, 'Cancel');
  await expectNoQuestion(page);
  await selection.expectCount(300);
  expect(await readCaptures(context)).toHaveLength(0);
  await selection.press('Save privately');
  await pressQuestion(page, 'Save all');
  await expect.poll(() => accessibleText(page, 'status')).toContain('(300)');
  await expect.poll(() => world.api.to('scraper_url').length, { timeout: 120_000 }).toBe(6);
  const keys = (await readCaptures(context)).map(({ key }) => key).sort();
  const first300 = Array.from({ length: 300 }, (_, n) => `youtube:post:loaf${String(n).padStart(7, '0')}`);
  expect(keys).toEqual(first300);
});
