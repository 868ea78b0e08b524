import type { BrowserContext, Page } from '@playwright/test';
import type { Capture } from '../../../utils/captures/types.ts';
import { extensionUrl } from './browser.ts';

/** The page of ours through which tests reach what is stored, one a browser: a file that runs nothing is enough. */
const readers = new WeakMap<BrowserContext, Promise<Page>>();

async function openReader(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(extensionUrl('manifest.json'));
  return page;
}

/** It is opened anew where a test before has closed it. */
export async function readerOf(context: BrowserContext): Promise<Page> {
  const open = await readers.get(context);
  if (open && !open.isClosed()) return open;
  const reader = openReader(context);
  readers.set(context, reader);
  return reader;
}

/** Every capture in the extension's database, oldest first; read as one of its own pages reads it. */
export async function readCaptures(context: BrowserContext): Promise<Capture[]> {
  const captures = await (await readerOf(context)).evaluate(
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
