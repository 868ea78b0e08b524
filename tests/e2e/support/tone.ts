import type { Page } from '@playwright/test';

/**
 * Gives the video of a replica something to play: silence of so many seconds, made in the page as a WAV file. Where the
 * replica shows a picture, the video is put into the box of that (`box`) first.
 */
export async function giveVideo(page: Page, seconds: number, box?: string): Promise<void> {
  await page.waitForSelector(box ?? 'video', { state: 'attached' });
  await page.evaluate(
    ([length, into]) => {
      if (into) document.querySelector(into)?.append(document.createElement('video'));
      const rate = 8000;
      const bytes = new Uint8Array(44 + rate * length).fill(128);
      const view = new DataView(bytes.buffer);
      const text = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at);
      text(0, 'RIFF');
      view.setUint32(4, 36 + rate * length, true);
      text(8, 'WAVEfmt ');
      view.setUint32(16, 16, true);
      view.setUint16(20, 1, true);
      view.setUint16(22, 1, true);
      view.setUint32(24, rate, true);
      view.setUint32(28, rate, true);
      view.setUint16(32, 1, true);
      view.setUint16(34, 8, true);
      text(36, 'data');
      view.setUint32(40, rate * length, true);
      for (const video of document.querySelectorAll('video')) {
        // The boxes of replicas have no picture, so no size of their own.
        video.style.cssText = 'display:block;width:200px;height:200px';
        video.muted = true;
        video.src = URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
      }
    },
    [seconds, box] as const,
  );
}

/** Where the first video of a page is, seconds. */
export const secondOf = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime ?? -1);
