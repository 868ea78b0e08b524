import type { Page } from '@playwright/test';
import { tallyOf } from '../../utils/captures/counts';
import { extensionUrl } from '../e2e/support/browser.ts';
import { PICTURES } from './pictures.ts';
import { sampleRows } from './sample-rows.ts';

/** Has the database hold these rows only. From a page of the extension: the popup, opened first, made the stores. */
export async function putRows(page: Page, rows = sampleRows(Date.now())): Promise<void> {
  await page.goto(extensionUrl('popup.html'));
  await page.getByRole('searchbox').waitFor();
  await page.evaluate(
    ({ captures, counts }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('memories');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['captures', 'counts'], 'readwrite');
          for (const [name, values] of [['captures', captures] as const, ['counts', counts] as const]) {
            tx.objectStore(name).clear();
            for (const value of values) tx.objectStore(name).put(value);
          }
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { captures: rows, counts: tallyOf(rows) },
  );
  const posts = rows.filter(({ kind }) => kind === 'post').map(({ key }) => key);
  await putPictures(page, posts);
}

/** Gives each post a drawn picture, by the way that content scripts do. */
async function putPictures(page: Page, keys: readonly string[]): Promise<void> {
  const drawings = keys.map((key, i) => ({ key, drawing: PICTURES[i % PICTURES.length] ?? '' }));
  await page.evaluate(async (wanted) => {
    const pictures = wanted.map(({ key, drawing }) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 96;
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      for (const [shape = '', colour = '', ...numbers] of drawing.split('; ').map((part) => part.split(' '))) {
        const [x = 0, y = 0, size = 0, height = size] = numbers.map(Number);
        pen.fillStyle = colour;
        pen.beginPath();
        if (shape === 'box') pen.rect(x, y, size, height);
        else pen.arc(x, y, size, 0, 7);
        pen.fill();
      }
      return { key, picture: canvas.toDataURL('image/jpeg', 0.8) };
    });
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
    ).chrome;
    await runtime.sendMessage({ to: 'memories-worker', name: 'keepPictures', data: { pictures } });
  }, drawings);
}
