import { databaseNames, databasesIn, removeBucket, removeDatabase } from '../databases/buckets';
import { DATABASE } from './schema';

/**
 * Where the database is: at place 1 under its first name; when it was damaged there, at the next, in a bucket of its
 * own. Another name alone does not help when the folder that all databases share is unusable (its MANIFEST removed, a
 * file in its stead: tried with Chromium 156, 2026-11-26).
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
  return { factory: place === 1 ? indexedDB : await databasesIn(name), name };
}

/** Removes the database at a place with its files, as far as the browser can. Resolves in any case. */
export function removePlace(place: number): Promise<void> {
  const name = placeName(place);
  return place === 1 ? removeDatabase(name) : removeBucket(name);
}

/** The places at which there is a database, for when nobody knows any more where the last one was. */
export async function knownPlaces(): Promise<number[]> {
  return [...new Set(await databaseNames())].map(numberOf).filter((n) => n > 0);
}

/** The number of the place of that name, 0 if it is none. */
function numberOf(name: string): number {
  if (name === DATABASE) return 1;
  const number = name.startsWith(`${DATABASE}-`) ? Number(name.slice(DATABASE.length + 1)) : 0;
  return Number.isInteger(number) ? number : 0;
}
