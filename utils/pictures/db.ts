import type { DBSchema, IDBPDatabase } from 'idb';
import { sideDatabase } from '../databases/side-database';
import type { TargetKey } from '../platforms/types';

/** A small picture of something that was saved, as its page showed it. */
export interface StoredPicture {
  key: TargetKey;
  type: PictureType;
  bytes: Uint8Array<ArrayBuffer>;
  /** When it was kept, ms since 1970. Indexed. */
  at: number;
}

export type PictureType = 'image/jpeg' | 'image/webp';

export interface PicturesSchema extends DBSchema {
  pictures: { key: TargetKey; value: StoredPicture; indexes: { at: number } };
}

export type PicturesDb = IDBPDatabase<PicturesSchema>;

/** Migration n (from 0) lifts version n to n + 1. Never edit one that was released: add another. */
const MIGRATIONS: readonly ((db: PicturesDb) => void)[] = [
  (db) => {
    db.createObjectStore('pictures', { keyPath: 'key' }).createIndex('at', 'at');
  },
];

export const PICTURES_DATABASE = 'memories-pictures';

const { open, forget } = sideDatabase(PICTURES_DATABASE, MIGRATIONS);

/** The worker writes it, pages read it. */
export const openPicturesDb = open;
export const forgetPicturesDb = forget;
