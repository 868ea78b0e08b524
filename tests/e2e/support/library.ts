import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { LocalWorld } from '../../emulator/server.ts';
import { PAGES_DIR } from '../../emulator/sites.ts';
import type { PopupPage } from '../pages/popup-page.ts';
import { extensionUrl } from './browser.ts';
import { POSTS } from './posts.ts';

/** What is said in every post of these tests. */
export const SAID = [
  { start: 0, end: 7, text: 'Hello from the studio' },
  { start: 13, end: 18, text: 'Now we glaze the bowl blue' },
];
const REPLICAS = { tiktok: 'tiktok-video.html', instagram: 'instagram-post.html', youtube: 'youtube-watch.html' };

/** What shows the post, where its replica has no video: the post of Instagram is a picture there. */
export const BOXES = { tiktok: undefined, instagram: 'main ._aagv' };

/** A replica whose own policy does not forbid what the test plays in it. */
function mayPlay(name: string): string {
  const page = readFileSync(path.join(PAGES_DIR, name), 'utf8');
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'memories-replica-')), name);
  writeFileSync(file, page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, ''));
  return file;
}

/** Something is said in all three posts, and their pages may play it. */
export function fill(world: LocalWorld): void {
  for (const [site, { url, key }] of Object.entries(POSTS)) {
    world.api.libraries.speech.set(key.split(':')[2] ?? '', SAID);
    world.sites.serve(url, mayPlay(REPLICAS[site as keyof typeof REPLICAS]), null);
  }
}

/** The three posts are saved and ready. */
export async function saveAll(world: LocalWorld, popup: PopupPage): Promise<void> {
  fill(world);
  await popup.open();
  await popup.paste(
    Object.values(POSTS)
      .map(({ url }) => url)
      .join('\n'),
  );
  for (const { url } of Object.values(POSTS)) await popup.expectStatus(url, 'Ready');
}

export async function openLibrary(page: Page, query = ''): Promise<Page> {
  await page.goto(extensionUrl(`library.html${query}`));
  await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible();
  return page;
}

export const searchbox = (page: Page) => page.getByRole('searchbox', { name: 'Ask your saves' });
export const local = (page: Page) => page.getByRole('list', { name: 'Your saves' }).getByRole('listitem');
export const found = (page: Page) => page.getByRole('list', { name: 'In the videos' });
