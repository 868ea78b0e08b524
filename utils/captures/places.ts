import { DATABASE } from './db';

/**
 * Where the database is: at place 1 under its first name; when it was damaged there, at the next.
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

/** Removes the database at a place with its files, as far as the browser can. Resolves in any case. */
export async function removePlace(place: number): Promise<void> {
  const name = placeName(place);
  const { storageBuckets } = navigator as { storageBuckets?: Buckets };
  if (place > 1 && storageBuckets) return storageBuckets.delete(name).catch(() => undefined);
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    // Waits for a page of ours to let go of it, which nobody needs to wait for.
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, done);
  });
}

/** The places at which there is a database, for when nobody knows any more where the last one was. */
export async function knownPlaces(): Promise<number[]> {
  const { storageBuckets } = navigator as { storageBuckets?: Buckets };
  const databases = await indexedDB.databases().catch(() => []);
  const buckets = (await storageBuckets?.keys().catch(() => [])) ?? [];
  return [...new Set([...databases.map(({ name }) => name ?? ''), ...buckets])].map(numberOf).filter((n) => n > 0);
}

/** The number of the place of that name, 0 if it is none. */
function numberOf(name: string): number {
  if (name === DATABASE) return 1;
  const number = name.startsWith(`${DATABASE}-`) ? Number(name.slice(DATABASE.length + 1)) : 0;
  return Number.isInteger(number) ? number : 0;
}

interface Buckets {
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
  open(name: string, options: { durability: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
}
