// The main job, played from the first click to Ready, on local pages under the real host names.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Capture } from '../../utils/captures/types.ts';
import { PopupPage } from '../e2e/pages/popup-page.ts';
import { extensionUrl, launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { clickControl, expectState, readControls } from '../e2e/support/controls.ts';
import { readCaptures } from '../e2e/support/database.ts';
import { jpegFile, mp4File } from '../e2e/support/media-files.ts';
import { POSTS } from '../e2e/support/posts.ts';
import { greet, signIn } from '../e2e/support/set-up.ts';
import { startTalkingWorld } from './world.ts';

const PICTURES = path.resolve('reports/start');
/** A page of the tour: its own button is pressed, and those of so many cards. */
interface Visit {
  name: string;
  address: string;
  key: string;
  cards: number;
}

const VISITS: Visit[] = [
  ...Object.entries(POSTS).map(([name, { page, key }]) => ({ name, address: page, key, cards: 2 })),
  {
    name: 'creator',
    address: 'https://www.tiktok.com/@miro.bakes?lang=en',
    key: 'tiktok:creator:miro.bakes',
    cards: 0,
  },
  {
    name: 'hashtag',
    address: 'https://www.tiktok.com/tag/bread%C3%A9?lang=en',
    key: 'tiktok:hashtag:breadé',
    cards: 0,
  },
];
const PATIENCE_MS = 90_000;

const OPEN = new Set(['resolving', 'queued', 'sending', 'downloading', 'indexing', 'stalled']);

const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

/** Presses the page's own button and those of some cards; says what it pressed. */
async function visit(context: BrowserContext, { name, address, key, cards }: Visit): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  console.log(`\n${name}: ${address}`);
  await press(page, key, "the page's own");
  const others = (await readControls(page)).filter((control) => control.box && control.key !== key);
  for (const card of others.slice(0, cards)) await press(page, card.key, 'a card');
  await picture(page, name);
}

async function press(page: Page, key: string, what: string): Promise<void> {
  await clickControl(page, key);
  await expectState(page, key, 'queued', 'sending', 'processing', 'ready');
  console.log(`  saved ${key}, ${what}`);
}

/** Uploads a video and an image from the page for files. */
async function upload(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(extensionUrl('uploads.html'));
  console.log('\nuploads');
  const files = [
    await mp4File('holiday.mp4', '2026-05-06T07:08:09Z'),
    await jpegFile('lake.jpg', '2026:05:06 07:08:09'),
  ];
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  await page.getByText('Uploaded').nth(1).waitFor();
  console.log('  saved holiday.mp4, a video file, and lake.jpg, an image');
  await picture(page, 'uploads');
}

/** Waits until nothing is under way any more. */
async function untilEnded(context: BrowserContext): Promise<Capture[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const captures = await readCaptures(context);
    if (!captures.some((capture) => OPEN.has(capture.status)) || Date.now() > deadline) return captures;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

mkdirSync(PICTURES, { recursive: true });
const world = await startTalkingWorld();
const profile = makeProfile();
const context = await launch({ profile, port: world.port });
try {
  await greet(context);
  await signIn(await context.newPage());
  for (const stop of VISITS) await visit(context, stop);
  await upload(context);
  console.log('\nWaiting until all have ended:');
  const captures = await untilEnded(context);
  const popup = await new PopupPage(await context.newPage()).open();
  await popup.tasks.first().waitFor();
  await picture(popup.page, 'popup');

  console.log('\nHow each ended:');
  for (const { status, library, url } of captures) console.log(`  ${status.padEnd(8)} ${library} ${url}`);
  const ready = captures.filter((capture) => capture.status === 'ready').length;
  const { violations } = world.api;
  for (const { what } of violations) console.log(`  against the rules: ${what}`);
  console.log(`\n${ready} of ${captures.length} ready. Pictures: ${path.relative('.', PICTURES)}`);
  process.exitCode = captures.length > 0 && ready === captures.length && violations.length === 0 ? 0 : 1;
} finally {
  await context.close();
  await world.close();
  removeProfile(profile);
}
