import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type Dots, indexedPng } from './indexed-png.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../store/pictures');

/** A picture of a page: its size, px, and how much larger than usual the page is drawn in it. */
export interface Frame {
  width: number;
  height: number;
  larger: number;
}

/** What the stores of Chrome, Edge and Firefox take. */
export const WHOLE: Frame = { width: 1280, height: 800, larger: 1 };
/** The same where words would be too small to read: stores show pictures small. */
export const LARGER: Frame = { ...WHOLE, larger: 1.25 };

/** Has a page be as large as a picture of it takes. */
export async function sizeFor(page: Page, { width, height, larger }: Frame): Promise<void> {
  await page.setViewportSize({ width: width / larger, height: height / larger });
}

/** A page as it stands, as base64 of a PNG. */
export async function shoot(page: Page, { width, height, larger }: Frame): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
  const clip = { x, y, width: width / larger, height: height / larger, scale: larger };
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip });
  await session.detach();
  return data;
}

/** Writes a page as it stands into `store/pictures`. */
export async function keep(page: Page, shape: Frame, name: string): Promise<void> {
  const dots = await dotsOf(page, await shoot(page, shape));
  if (dots.width !== shape.width || dots.height !== shape.height) throw new Error(`${name} has another size`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${name}.png`), indexedPng(dots));
}

/** Has the browser read a picture, which is written in nobody's page. */
async function dotsOf(page: Page, base64: string): Promise<Dots> {
  const { width, height, text } = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    let letters = '';
    for (let i = 0; i < data.length; i += 32_768) letters += String.fromCharCode(...data.subarray(i, i + 32_768));
    return { width: image.width, height: image.height, text: btoa(letters) };
  }, base64);
  return { width, height, rgba: Buffer.from(text, 'base64') };
}
