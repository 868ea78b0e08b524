import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens');

/** Takes a page as it stands into `docs/screens`, small. `whole`: to its end, not only what is in sight. */
export async function takePicture(page: Page, name: string, whole = false): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.webp`), Buffer.from(await capture(page, whole), 'base64'));
}

/** The picture as WebP, in base64: Playwright itself knows only PNG and JPEG, which are several times as large. */
export async function capture(page: Page, whole = false): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { cssContentSize } = await session.send('Page.getLayoutMetrics');
    const clip = { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 };
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality: 72,
      captureBeyondViewport: whole,
      ...(whole && { clip }),
    });
    return data;
  } finally {
    await session.detach();
  }
}
