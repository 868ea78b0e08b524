import { reading } from './db';
import { importEnd, importStart } from './ids';
import { countImport, type ImportCounts } from './imports';
import { pauseMs } from './lanes';
import { countRequests } from './queue';
import type { MemoriesDb } from './schema';
import type { Capture, Import } from './types';

export interface ImportFigures {
  /** How many of its captures have each status that occurs. */
  counts: ImportCounts;
  /** How long until the last of it has left at the present pace, ms; those before it counted in. */
  waitMs: number;
}

/** How far an import is. Counts only: nothing of it is read, however large it is. */
export async function readImportFigures(db: MemoriesDb, of: Import): Promise<ImportFigures> {
  const tx = reading(db);
  const imports = await tx.objectStore('imports').getAll();
  const before = imports.filter(
    ({ id, state, createdAt }) => id !== of.id && state === 'open' && createdAt < of.createdAt,
  );
  const counts = await countImport(tx, of.id);
  const requests = await Promise.all([...before, of].map(({ id }) => countRequests(tx, id)));
  return { counts, waitMs: requests.reduce((sum, n) => sum + n, 0) * (await pauseMs(tx, 'scraper')) };
}

/** Captures of an import in the order of its list, part by part. In: the id of the last one read before. */
export function readImported(
  db: MemoriesDb,
  importId: string,
  after: string | undefined,
  limit: number,
): Promise<Capture[]> {
  const range = IDBKeyRange.bound(after ?? importStart(importId), importEnd(importId), true, true);
  return db.getAll('captures', range, limit);
}
