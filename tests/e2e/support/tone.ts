import type { Page } from '@playwright/test';
import { silence } from '../../emulator/silence.ts';

/** In a page: puts a video into `box`, if one is named, and gives all videos a file (as base64) to play. */
export function playFile([base64, box]: readonly [base64: string, box?: string]): void {
  if (box) document.querySelector(box)?.append(document.createElement('video'));
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  for (const video of document.querySelectorAll('video')) {
    // The boxes of replicas have no picture, so no size of their own.
    video.style.cssText = 'display:block;width:200px;height:200px';
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
  }
}

/** So many seconds of silence, as `playFile` takes them. */
export const tone = (seconds: number): string => silence(seconds).toString('base64');

/**
 * Gives the video of a replica something to play: silence of so many seconds. Where the replica shows a picture, the
 * video is put into the box of that (`box`) first.
 */
export async function giveVideo(page: Page, seconds: number, box?: string): Promise<void> {
  await page.waitForSelector(box ?? 'video', { state: 'attached' });
  await page.evaluate(playFile, [tone(seconds), box] as const);
}

/** Where the first video of a page is, seconds. */
export const secondOf = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
