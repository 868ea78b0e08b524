import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { MetaRows } from './meta';
import type { Capture, CaptureKind, CapturePlatform, CaptureStatus, Import, Library, Task } from './types';

export const DATABASE = 'memories';

/** An image that waits to be sent by the worker; the key is its capture's id. */
export interface StoredFile {
  blob: Blob;
  name: string;
}

export interface MemoriesSchema extends DBSchema {
  captures: {
    key: string;
    value: Capture;
    indexes: {
      key: string;
      status: [CaptureStatus, CaptureKind];
      batchToken: string;
      queue: [CaptureStatus, CaptureKind, CapturePlatform, Library, string];
      import: [string, CaptureStatus];
      notBefore: number;
    };
  };
  tasks: { key: string; value: Task; indexes: { nextCheckAt: number } };
  meta: { key: string; value: MetaRows[keyof MetaRows] };
  blobs: { key: string; value: StoredFile };
  imports: { key: string; value: Import };
}

export type MemoriesDb = IDBPDatabase<MemoriesSchema>;

const STORES = ['captures', 'tasks', 'meta', 'blobs', 'imports'] as const;
export type ReadTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'readonly'>;
export type WriteTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'readwrite'>;
type UpgradeTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'versionchange'>;

/** Migration n (from 0) lifts version n to n + 1. Never edit one that was released: add another. */
const MIGRATIONS: readonly ((db: MemoriesDb, tx: UpgradeTx) => void)[] = [
  (db) => {
    const captures = db.createObjectStore('captures', { keyPath: 'id' });
    captures.createIndex('key', 'key');
    captures.createIndex('status', ['status', 'kind']);
    captures.createIndex('batchToken', 'batchToken');
    const tasks = db.createObjectStore('tasks', { keyPath: 'id' });
    tasks.createIndex('nextCheckAt', 'nextCheckAt');
    db.createObjectStore('meta');
    db.createObjectStore('blobs');
  },
  // Imports as one thing, and ways to read of a long queue only what the next requests need (see `queue`).
  (db, tx) => {
    db.createObjectStore('imports', { keyPath: 'id' });
    const captures = tx.objectStore('captures');
    captures.createIndex('queue', ['status', 'kind', 'platform', 'library', 'id']);
    captures.createIndex('import', ['importId', 'status']);
    captures.createIndex('notBefore', 'notBefore');
  },
];

/** Opens a connection of its own, lifting the database to the present version. `onLost`: it can't be used any more. */
export async function connect(onLost: () => void = () => undefined): Promise<MemoriesDb> {
  const db = await openDB<MemoriesSchema>(DATABASE, MIGRATIONS.length, {
    upgrade(lifted, from, _, tx) {
      for (const migrate of MIGRATIONS.slice(from)) migrate(lifted, tx as UpgradeTx);
    },
    // A newer version, or the deletion of the database, waits for every older connection to go.
    blocking() {
      db.close();
      onLost();
    },
    terminated: onLost,
  });
  return db;
}

let shared: Promise<MemoriesDb> | undefined;

/** The connection of this page or worker; opened when first needed and again whenever it was lost. */
export function openMemories(): Promise<MemoriesDb> {
  const lose = () => {
    shared = undefined;
  };
  shared ??= connect(lose).catch((error) => {
    lose();
    throw error;
  });
  return shared;
}

/**
 * Everything `work` writes is written, or nothing: the one way by which anything is changed. Strict durability:
 * what was told to a person outlives a power cut. `work` must await nothing but the transaction.
 */
export async function write<T>(db: MemoriesDb, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  const done = tx.done;
  try {
    const [result] = await Promise.all([work(tx), done]);
    return result;
  } catch (error) {
    done.catch(() => undefined);
    abort(tx);
    throw error;
  }
}

function abort(tx: WriteTx): void {
  try {
    tx.abort();
  } catch {
    // It had ended by itself, and with it what was written.
  }
}

/** A view of all stores at one moment. */
export function reading(db: MemoriesDb): ReadTx {
  return db.transaction([...STORES], 'readonly');
}

/**
 * Removes all rows but those of the lanes: when the last request left says nothing of a person, and without it the
 * next might leave too early. Connections of open pages stay usable.
 */
export function clearAll(db: MemoriesDb): Promise<void> {
  return write(db, async (tx) => {
    const names = await tx.objectStore('meta').getAllKeys();
    await Promise.all([
      ...(['captures', 'tasks', 'blobs', 'imports'] as const).map((name) => tx.objectStore(name).clear()),
      ...names.filter((name) => !name.startsWith('lane:')).map((name) => tx.objectStore('meta').delete(name)),
    ]);
  });
}

/** For tests and repairs. */
export function deleteMemories(): Promise<void> {
  return deleteDB(DATABASE);
}

/** All captures with a status, in the order of their making within each kind. */
export function withStatus(tx: ReadTx | WriteTx, status: CaptureStatus): Promise<Capture[]> {
  return tx.objectStore('captures').index('status').getAll(statusRange(status));
}

/** The range of the index `status` that holds all kinds of one status: an array sorts after every text. */
export function statusRange(status: CaptureStatus): IDBKeyRange {
  return IDBKeyRange.bound([status], [status, []]);
}
