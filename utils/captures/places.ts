import { DATABASE } from './db';

/**
 * Where the database is: at place 1 under its first name; when it can't be opened there any more, at the next.
 * In Chromium all databases of an extension share one folder, so that another name does not help when that folder is
 * unusable (its MANIFEST removed, a file in its stead: tried with Chromium 156, 2026-11-26); a storage bucket has a
 * folder of its own. Firefox has no buckets, and a file for each database.
 * https://developer.mozilla.org/docs/Web/API/StorageBucketManager
 */
export interface Place {
  factory: IDBFactory;
  name: string;
}

/** More than that is no accident but a disk that takes nothing. */
export const PLACES_TO_TRY = 3;

export const placeName = (place: number): string => (place === 1 ? DATABASE : `${DATABASE}-${place}`);

/** The place of a number, in this page or worker. */
export async function openPlace(place: number): Promise<Place> {
  const name = placeName(place);
  const { storageBuckets } = navigator as { storageBuckets?: Buckets };
  if (place === 1 || !storageBuckets) return { factory: indexedDB, name };
  return { factory: (await storageBuckets.open(name, { durability: 'strict' })).indexedDB, name };
}

interface Buckets {
  open(name: string, options: { durability: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
}
