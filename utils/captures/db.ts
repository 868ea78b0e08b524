import { deleteDB, type IDBPTransaction, wrap } from 'idb';
import { counting, tallyOf } from './counts';
import { type Changes, type Noted, recording } from './journal/recorder';
import { readMeta, writeMeta } from './meta';
import {
  DATABASE,
  type MemoriesDb,
  type MemoriesSchema,
  type ReadTx,
  STORES,
  statusRange,
  type WriteTx,
} from './schema';
import { isFull, StorageTrouble, type TroubleCode } from './trouble';
import type { Capture, CaptureStatus } from './types';

type UpgradeTx = IDBPTransaction<MemoriesSchema, (typeof STORES)[number][], 'versionchange'>;

/** Migration n (from 0) lifts version n to n + 1. Never edit one that was released: add another. */
const MIGRATIONS: readonly ((db: MemoriesDb, tx: UpgradeTx) => void | Promise<void>)[] = [
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
  // What is there is counted this once.
  async (db, tx) => {
    const counts = db.createObjectStore('counts', { keyPath: ['status', 'kind', 'platform', 'library', 'importId'] });
    counts.createIndex('import', 'importId');
    const captures = await tx.objectStore('captures').getAll();
    await Promise.all(tallyOf(captures).map((count) => counts.put(count)));
  },
];

/** Where a database is to be found; the first place when nobody says otherwise (see `places`). */
interface Whereabouts {
  factory?: IDBFactory;
  name?: string;
}

/**
 * Opens a connection of its own, lifting the database to the present version. `onLost`: it can't be used any more.
 * Rejects with `VersionError`, having touched nothing, where a newer version was at work.
 */
export async function connect(
  onLost: () => void = () => undefined,
  { factory = indexedDB, name = DATABASE }: Whereabouts = {},
): Promise<MemoriesDb> {
  const request = factory.open(name, MIGRATIONS.length);
  request.onupgradeneeded = ({ oldVersion }) => {
    const lifted = wrap(request.result) as unknown as MemoriesDb;
    const tx = wrap(request.transaction as IDBTransaction) as unknown as UpgradeTx;
    // What fails within the transaction takes the whole opening with it.
    for (const migrate of MIGRATIONS.slice(oldVersion)) Promise.resolve(migrate(lifted, tx)).catch(() => abort(tx));
  };
  const db = (await wrap(request)) as unknown as MemoriesDb;
  // A newer version, or the deletion of the database, waits for every older connection to go.
  db.addEventListener('versionchange', () => {
    db.close();
    onLost();
  });
  db.addEventListener('close', onLost);
  return db;
}

/** Who is told of what was written through a connection, and of what went wrong with it. */
interface Attachment {
  /** Notes changes in the second copy; resolves when they stand there. */
  append(seq: number, changes: Changes): Promise<void>;
  noted: Noted;
  suspect(error: unknown): boolean;
  /** Whether writing works, to be shown to the person. */
  report(trouble: TroubleCode | undefined): void;
}

/** By connection: whoever has it writes twice, without a word about it anywhere. */
const attachments = new WeakMap<MemoriesDb, Attachment>();

/** From here on `write` with this connection keeps the second copy right. */
export function attach(db: MemoriesDb, attachment: Attachment): void {
  attachments.set(db, attachment);
}

/**
 * Everything `work` writes is written, or nothing: the one way by which anything is changed, and the one seam where
 * the second copy is kept. Resolves when both stand. The database first: a death in between leaves it ahead, which
 * the next start sees by the marks and puts right, and nobody was answered. `work` must await nothing but the
 * transaction. Rejects with `StorageTrouble` where the browser does not take it.
 */
export async function write<T>(db: MemoriesDb, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const attachment = attachments.get(db);
  if (!attachment) return plainWrite(db, work);
  try {
    const { result, seq, changes } = await plainWrite(db, (tx) => markedWork(tx, attachment.noted, work));
    if (seq !== undefined) await attachment.append(seq, changes).catch(noCopy);
    attachment.report(undefined);
    return result;
  } catch (error) {
    if (error instanceof StorageTrouble) attachment.report(error.code);
    attachment.suspect(error);
    throw error;
  }
}

/** What was to be done is done, whatever kept the copy from being written; the next write or start notes it, too. */
function noCopy(error: unknown): never {
  throw new StorageTrouble('no-copy', error);
}

/** Does the work and, if that changed anything that is written twice, counts the mark on. */
async function markedWork<T>(tx: WriteTx, noted: Noted, work: (tx: WriteTx) => Promise<T>) {
  const recorder = recording(tx);
  const result = await work(recorder.tx);
  if (recorder.isEmpty()) return { result, changes: { rows: [] }, seq: undefined };
  const mark = await readMeta(tx, 'mark');
  const changes = recorder.changes(noted, mark?.seq ?? 0);
  if (changes.rows.length === 0 && !changes.cleared) return { result, changes, seq: undefined };
  const seq = (mark?.seq ?? 0) + 1;
  noted.seq = seq;
  await writeMeta(tx, 'mark', { generation: mark?.generation ?? '', seq });
  return { result, changes, seq };
}

/**
 * The same without a second copy: for repairs, which bring the two together. Strict durability: what was told to a
 * person outlives a power cut.
 */
export async function plainWrite<T>(db: MemoriesDb, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const tx = db.transaction([...STORES], 'readwrite', { durability: 'strict' });
  const done = tx.done;
  const counted = counting(tx);
  const worked = async () => {
    const result = await work(counted.tx);
    await counted.finish();
    return result;
  };
  try {
    const [result] = await Promise.all([worked(), done]);
    return result;
  } catch (error) {
    done.catch(() => undefined);
    abort(tx);
    if (isFull(error) || isFull(tx.error)) throw new StorageTrouble('full', error);
    throw error;
  }
}

function abort(tx: WriteTx | UpgradeTx): void {
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
 * next might leave too early; and but for the mark, or an emptied database would pass for a damaged one. Connections
 * of open pages stay usable.
 */
export function clearAll(db: MemoriesDb): Promise<void> {
  return write(db, async (tx) => {
    const names = await tx.objectStore('meta').getAllKeys();
    await Promise.all([
      ...(['captures', 'tasks', 'blobs', 'imports'] as const).map((name) => tx.objectStore(name).clear()),
      ...names
        .filter((name) => !name.startsWith('lane:') && name !== 'mark')
        .map((name) => tx.objectStore('meta').delete(name)),
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
