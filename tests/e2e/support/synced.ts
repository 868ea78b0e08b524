import type { BrowserContext } from '@playwright/test';
import { readerOf } from './database.ts';

type Items = Record<string, unknown>;

interface Globals {
  chrome: { storage: { sync: { get(keys: null): Promise<Items>; set(items: Items): Promise<void> } } };
}

/** What lies in the storage that a browser shares with the person's others: without an account it stays there. */
export async function readSynced(context: BrowserContext): Promise<Items> {
  return (await readerOf(context)).evaluate(() => (globalThis as unknown as Globals).chrome.storage.sync.get(null));
}

/** Puts items there, as they arrive from another browser of the person. */
export async function putSynced(context: BrowserContext, items: Items): Promise<void> {
  await (await readerOf(context)).evaluate(
    (arrived) => (globalThis as unknown as Globals).chrome.storage.sync.set(arrived),
    items,
  );
}
