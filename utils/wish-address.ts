import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Library } from './captures/types';

/** What a menu entry wants saved, once a person has said yes to it. */
const itemsSchema = v.pipe(
  v.array(
    v.object({
      url: v.pipe(v.string(), v.maxLength(4096)),
      title: v.optional(v.pipe(v.string(), v.maxLength(500))),
      author: v.optional(v.pipe(v.string(), v.maxLength(500))),
    }),
  ),
  v.minLength(1),
  v.maxLength(10_000),
);

export interface SaveWish {
  library: Library;
  items: v.InferOutput<typeof itemsSchema>;
}

/** Longer addresses are refused by some browsers; what is longer waits in the storage. Characters. */
const MOST_IN_ADDRESS = 100_000;
const STORED = 'wish:';

/** The part of the popup's address after `#` that makes it ask for a wish. */
export async function wishAddress({ library, items }: SaveWish): Promise<string> {
  const inline = encodeURIComponent(JSON.stringify(items));
  if (inline.length <= MOST_IN_ADDRESS) return `save-${library}=${inline}`;
  const key = `${STORED}${crypto.randomUUID()}`;
  // Not in `storage.session`, which content scripts can read.
  await browser.storage.local.set({ [key]: items });
  return `save-${library}=${key}`;
}

/** The wish in an address of the popup, from its `#` on; null when there is none. A stored one is given once. */
export async function wishIn(hash: string): Promise<SaveWish | null> {
  const [, library, value = ''] = /^#save-(private|public)=(.*)$/.exec(hash) ?? [];
  if (!library) return null;
  try {
    const items = value.startsWith(STORED) ? await takeStored(value) : JSON.parse(decodeURIComponent(value));
    return { library: library as Library, items: v.parse(itemsSchema, items) };
  } catch {
    return null;
  }
}

async function takeStored(key: string): Promise<unknown> {
  const { [key]: items } = await browser.storage.local.get(key);
  await browser.storage.local.remove(key);
  return items;
}

/** Forgets stored wishes that nobody read: their window went with the browser. */
export async function forgetWishes(): Promise<void> {
  const names = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(names.filter((name) => name.startsWith(STORED)));
}
