import type { BrowserContext } from '@playwright/test';
import type { Capture } from '../../../utils/captures/types.ts';
import { extensionUrl } from './browser.ts';

/** Every capture in the extension's database, oldest first; read as one of its own pages reads it. */
export async function readCaptures(context: BrowserContext): Promise<Capture[]> {
  const page = await context.newPage();
  try {
    await page.goto(extensionUrl('options.html'));
    const captures = await page.evaluate(
      () =>
        new Promise<unknown[]>((resolve, reject) => {
          const opening = indexedDB.open('memories');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const db = opening.result;
            const all = db.transaction('captures').objectStore('captures').getAll();
            all.onerror = () => reject(all.error);
            all.onsuccess = () => {
              db.close();
              resolve(all.result);
            };
          };
        }),
    );
    return (captures as Capture[]).sort((a, b) => a.createdAt - b.createdAt);
  } finally {
    await page.close();
  }
}
