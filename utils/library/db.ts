import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Line } from '../memories/library-schemas';

/**
 * What can be had again: transcripts and the index for searching. Apart from the database of the saves, so that
 * nothing of it can harm those, and without a second copy. Pages and the worker both write it.
 */
export const LIBRARY_DATABASE = 'memories-library';

/** What is said or seen in a video. */
export type TranscriptKind = 'speech' | 'scenes';

export interface StoredTranscript {
  videoNo: string;
  of: TranscriptKind;
  /** Null: nothing, or not known yet when it was asked for. */
  lines: Line[] | null;
  /** ms since 1970. */
  at: number;
}

/** The index as it was last written down, with what it holds: row → what it was made of. */
export interface StoredIndex {
  format: number;
  stamps: Record<string, string>;
  json: string;
}

export interface LibrarySchema extends DBSchema {
  transcripts: { key: [videoNo: string, of: TranscriptKind]; value: StoredTranscript };
  index: { key: string; value: StoredIndex };
}

export type LibraryDb = IDBPDatabase<LibrarySchema>;

/** Migration n (from 0) lifts version n to n + 1. Never edit one that was released: add another. */
const MIGRATIONS: readonly ((db: LibraryDb) => void)[] = [
  (db) => {
    db.createObjectStore('transcripts', { keyPath: ['videoNo', 'of'] });
    db.createObjectStore('index');
  },
];

let shared: Promise<LibraryDb> | undefined;

/** One connection a life, opened anew when it was lost. A database that can't be opened is removed: all of it can be had again. */
export function openLibraryDb(): Promise<LibraryDb> {
  const lose = () => {
    shared = undefined;
  };
  shared ??= open(lose).catch(() => remove().then(() => open(lose)));
  shared.catch(lose);
  return shared;
}

function open(lose: () => void): Promise<LibraryDb> {
  return openDB<LibrarySchema>(LIBRARY_DATABASE, MIGRATIONS.length, {
    upgrade: (db, from) => {
      for (const migrate of MIGRATIONS.slice(from)) migrate(db);
    },
    blocking: (_, __, { target }) => {
      (target as IDBDatabase).close();
      lose();
    },
    terminated: lose,
  });
}

function remove(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(LIBRARY_DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Forgets all of it, and the connection of this context. */
export async function forgetLibraryDb(): Promise<void> {
  (await shared?.catch(() => undefined))?.close();
  shared = undefined;
  await remove();
}
