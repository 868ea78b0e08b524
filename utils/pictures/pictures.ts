import type { TargetKey } from '../platforms/types';
import type { PicturesDb, StoredPicture } from './db';
import { MOST_PICTURE_BYTES } from './limits';

/** More than these are not kept: the oldest go. 5,000 of at most 6 kB are 30 MB. */
const MOST_PICTURES = 5000;

const DATA_URL = /^data:(image\/(?:jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})$/;

/** What a picture says itself to be: the first bytes of JPEG, and of RIFF, which WebP is. */
const BEGINNINGS = { 'image/jpeg': [0xff, 0xd8, 0xff], 'image/webp': [0x52, 0x49, 0x46, 0x46] } as const;

/** Reads a picture that a content script drew. Null for whatever is no small JPEG or WebP. */
export function parsePicture(dataUrl: string): Pick<StoredPicture, 'type' | 'bytes'> | null {
  const [, type, base64 = ''] = DATA_URL.exec(dataUrl) ?? [];
  if ((type !== 'image/jpeg' && type !== 'image/webp') || base64.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (bytes.length > MOST_PICTURE_BYTES || !BEGINNINGS[type].every((byte, i) => bytes[i] === byte)) return null;
  return { type, bytes };
}

/** Keeps a picture for a key, unless it has one already: what a page showed at the first save stays. */
export async function keepPicture(db: PicturesDb, key: TargetKey, dataUrl: string, now: number): Promise<boolean> {
  const picture = parsePicture(dataUrl);
  if (!picture) return false;
  const tx = db.transaction('pictures', 'readwrite');
  const isNew = !(await tx.store.getKey(key));
  if (isNew) {
    await tx.store.put({ key, ...picture, at: now });
    const over = (await tx.store.count()) - MOST_PICTURES;
    let oldest = over > 0 ? await tx.store.index('at').openCursor() : null;
    for (let left = over; oldest && left > 0; left -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
  }
  await tx.done;
  return isNew;
}

/** The picture of a key, if there is one. */
export async function readPicture(db: PicturesDb, key: TargetKey): Promise<Blob | null> {
  const stored = await db.get('pictures', key);
  return stored ? new Blob([stored.bytes], { type: stored.type }) : null;
}

/** Forgets the pictures of what is in the list no longer. */
export async function sweepPictures(db: PicturesDb, isListed: (key: TargetKey) => Promise<boolean>): Promise<void> {
  const keys = await db.getAllKeys('pictures');
  const listed = await Promise.all(keys.map(isListed));
  const tx = db.transaction('pictures', 'readwrite');
  await Promise.all(keys.filter((_, i) => !listed[i]).map((key) => tx.store.delete(key)));
  await tx.done;
}
