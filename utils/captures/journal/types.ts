import type { Capture, Import } from '../types';

/** A store of another kind than IndexedDB: `storage.local`. One call of `set` is written whole or not at all. */
export interface KeyValues {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** A few files of our own that survive a restart: OPFS. */
export interface Files {
  list(): Promise<string[]>;
  read(name: string): Promise<string>;
  write(name: string, parts: readonly string[]): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A blob as text, small enough to stand in the journal. */
export interface PackedFile {
  name: string;
  type: string;
  base64: string;
}

/** What is written twice. Of `meta` only what a person decided or the API demanded: pause, halts, slowed lanes. */
export interface JournalValues {
  captures: Capture;
  imports: Import;
  meta: unknown;
  blobs: PackedFile;
}

export type JournalStore = keyof JournalValues;

/** One row as it is since some write; null: it is no more. */
export type JournalRow = { [S in JournalStore]: [store: S, key: string, value: JournalValues[S] | null] }[JournalStore];

/** What one write of the database changed. `seq`: the how-manieth that changed something. */
export interface JournalRecord {
  seq: number;
  rows: JournalRow[];
  /** Everything before it is forgotten. */
  cleared?: true;
}

/** What stands outside the database to tell whether that is still the one we know. */
export interface Head {
  /** Which life of the database this is; the same mark stands in the database. */
  generation: string;
  /** The last write that the journal knows of. */
  seq: number;
  /** Where the database is: 1 at first, one more each time it was damaged (see `places`). */
  place: number;
  /** Rows changed since the last copy of the history. */
  changes: number;
  /** At so many changes it is seen again whether a copy is to be written (see `keepCopy`). */
  lookAt?: number;
  /** The last copy of the history, and the one before it. */
  snapshot?: SnapshotNote;
  older?: SnapshotNote;
  /**
   * The journal is gone, and only a copy of the history is left: what waits in that may have left since, or may have
   * been taken back. Until a repair has seen to it.
   */
  archiveOnly?: true;
  /** Key and settings are gone, and nobody was told yet. Until a repair has seen to it. */
  settingsLost?: true;
}

export interface SnapshotNote {
  /** It holds everything up to this write. */
  seq: number;
  rows: number;
  /** ms since 1970. */
  at: number;
}

/** The mark inside the database. */
export interface Mark {
  generation: string;
  seq: number;
}
