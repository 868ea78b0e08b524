// The main job, played from the first click to Ready, on local pages under the real host names.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Capture } from '../../utils/captures/types.ts';
import { PopupPage } from '../e2e/pages/popup-page.ts';
import { launch, makeProfile, removeProfile } from '../e2e/support/browser.ts';
import { clickControl, expectState, readControls } from '../e2e/support/controls.ts';
import { readCaptures } from '../e2e/support/database.ts';
import { POSTS } from '../e2e/support/posts.ts';
import { greet, signIn } from '../e2e/support/set-up.ts';
import { startTalkingWorld } from './world.ts';

const PICTURES = path.resolve('reports/start');
/** How many cards of a page are saved besides its own post. */
const CARDS = 2;
const PATIENCE_MS = 90_000;

const OPEN = new Set(['resolving', 'queued', 'sending', 'downloading', 'indexing', 'stalled']);

const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

/** Saves a page's own post and some of its cards; says what it pressed. */
async function visit(context: BrowserContext, platform: string, address: string, own: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  console.log(`\n${platform}: ${address}`);
  await clickControl(page, own);
  await expectState(page, own, 'queued', 'sending', 'processing', 'ready');
  console.log(`  saved ${own}, the page's own`);
  const others = (await readControls(page)).filter((control) => control.box && control.key !== own);
  for (const { key } of others.slice(0, CARDS)) {
    await clickControl(page, key);
    await expectState(page, key, 'queued', 'sending', 'processing', 'ready');
    console.log(`  saved ${key}, a card`);
  }
  await picture(page, platform);
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
  for (const [platform, post] of Object.entries(POSTS)) await visit(context, platform, post.page, post.key);
  console.log('\nThe requests, as they leave:');
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
