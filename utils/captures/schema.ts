import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Count, MetaRows } from './rows';
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
  /** How many captures there are of each sort: kept right by `plainWrite`, written by nobody else. */
  counts: {
    key: [CaptureStatus, CaptureKind, CapturePlatform, Library, string];
    value: Count;
    indexes: { import: string };
  };
}

export type MemoriesDb = IDBPDatabase<MemoriesSchema>;

/** What somebody wrote. */
export const ROW_STORES = ['captures', 'tasks', 'meta', 'blobs', 'imports'] as const;
/** … and what follows from it. */
export const STORES = [...ROW_STORES, 'counts'] as const;
export type ReadTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'readonly'>;
export type WriteTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'readwrite'>;

/** The range of the index `status`, and of the counts, that holds all of one status: an array sorts after every text. */
export function statusRange(status: CaptureStatus): IDBKeyRange {
  return IDBKeyRange.bound([status], [status, []]);
}
