import type { Page } from '@playwright/test';
import { extensionUrl } from '../e2e/support/browser.ts';
import { sampleRows } from './sample-rows.ts';

/** Has the database hold these rows only. From a page of the extension: the popup, opened first, made the stores. */
export async function putRows(page: Page, rows = sampleRows(Date.now())): Promise<void> {
  await page.goto(extensionUrl('popup.html'));
  await page.getByRole('searchbox').waitFor();
  await page.evaluate(
    (captures) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('memories');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('captures', 'readwrite');
          tx.objectStore('captures').clear();
          for (const capture of captures) tx.objectStore('captures').put(capture);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    rows,
  );
}
