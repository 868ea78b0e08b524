import type { DBSchema, IDBPDatabase } from 'idb';
import { sideDatabase } from '../databases/side-database';
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

const { open, forget } = sideDatabase(LIBRARY_DATABASE, MIGRATIONS);

/** One connection a life, opened anew when it was lost. A database that can't be opened is removed: all of it can be had again. */
export const openLibraryDb = open;

/** Forgets all of it, and the connection of this context. */
export const forgetLibraryDb = forget;
