import type { BrowserContext, Page } from '@playwright/test';
import type { Capture } from '../../../utils/captures/types.ts';
import { extensionUrl } from './browser.ts';

/** The page of ours through which the database is read, one a browser. */
const readers = new WeakMap<BrowserContext, Promise<Page>>();

async function openReader(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(extensionUrl('options.html'));
  return page;
}

/** Every capture in the extension's database, oldest first; read as one of its own pages reads it. */
export async function readCaptures(context: BrowserContext): Promise<Capture[]> {
  const reader = readers.get(context) ?? openReader(context);
  readers.set(context, reader);
  const captures = await (await reader).evaluate(
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
}
