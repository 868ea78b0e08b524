import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetPicturesDb, openPicturesDb, type PicturesDb } from '../../utils/pictures/db';
import { keepPicture, parsePicture, readPicture, sweepPictures } from '../../utils/pictures/pictures';

/** A picture by its first bytes, and so long. */
const picture = (length = 1000, type = 'image/jpeg', beginning = [0xff, 0xd8, 0xff]) => {
  const bytes = Uint8Array.from({ length }, (_, i) => beginning[i] ?? i % 251);
  return `data:${type};base64,${btoa(String.fromCharCode(...bytes))}`;
};

let db: PicturesDb;
beforeEach(async () => {
  await forgetPicturesDb().catch(() => undefined);
  globalThis.indexedDB = new IDBFactory();
  db = await openPicturesDb();
});

describe('what is taken for a picture', () => {
  it.each([
    ['a JPEG of 6 kB', picture(6144)],
    ['a WebP', picture(500, 'image/webp', [0x52, 0x49, 0x46, 0x46])],
  ])('%s', (_, url) => expect(parsePicture(url)).not.toBeNull());

  it.each([
    ['one byte more than 6 kB', picture(6145)],
    ['what is not what it says', picture(500, 'image/webp')],
    ['an image that can hold scripts', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['an address', 'https://example.org/a.jpg'],
    ['an odd end', `${picture(500)}=`],
    ['nothing', ''],
  ])('not %s', (_, url) => expect(parsePicture(url)).toBeNull());
});

describe('pictures', () => {
  it('come back byte for byte, by the key of what they show', async () => {
    expect(await keepPicture(db, 'tiktok:post:1', picture(), 1)).toBe(true);
    const blob = await readPicture(db, 'tiktok:post:1');
    expect([blob?.type, blob?.size]).toEqual(['image/jpeg', 1000]);
    expect(await readPicture(db, 'tiktok:post:2')).toBeNull();
  });

  it('stay as they were at the first save', async () => {
    await keepPicture(db, 'tiktok:post:1', picture(1000), 1);
    expect(await keepPicture(db, 'tiktok:post:1', picture(2000), 2)).toBe(false);
    expect((await readPicture(db, 'tiktok:post:1'))?.size).toBe(1000);
  });

  it('are no more than 5,000: the oldest go', async () => {
    const tx = db.transaction('pictures', 'readwrite');
    const bytes = new Uint8Array(8);
    for (let at = 0; at < 5000; at += 1) void tx.store.put({ key: `tiktok:post:${at}`, type: 'image/jpeg', bytes, at });
    await tx.done;
    await keepPicture(db, 'youtube:post:new', picture(), 9000);
    expect(await db.count('pictures')).toBe(5000);
    expect(await readPicture(db, 'tiktok:post:0')).toBeNull();
    expect(await readPicture(db, 'youtube:post:new')).not.toBeNull();
  });

  it('go with what they are of', async () => {
    for (const n of [1, 2]) await keepPicture(db, `tiktok:post:${n}`, picture(), n);
    await sweepPictures(db, async (key) => key === 'tiktok:post:2');
    expect(await db.getAllKeys('pictures')).toEqual(['tiktok:post:2']);
  });

  it('are kept also where the stored ones are of a version to come: those are given up', async () => {
    await forgetPicturesDb();
    const newer = indexedDB.open('memories-pictures', 99);
    await new Promise<void>((resolve) => {
      newer.onsuccess = () => {
        newer.result.close();
        resolve();
      };
    });
    expect(await keepPicture(await openPicturesDb(), 'tiktok:post:1', picture(), 1)).toBe(true);
  });
});
