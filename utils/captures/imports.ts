import { isSuspect } from './bisect';
import { countsOf } from './counts';
import { write } from './db';
import { importedId } from './ids';
import type { MemoriesDb, ReadTx, WriteTx } from './schema';
import { takeBack } from './take-back';
import type { Capture, CaptureStatus, Import, ImportState } from './types';

/** Rows that are taken back in one transaction: few enough for a click not to wait behind them. */
const PORTION = 500;

interface Series {
  /** Who the import's next capture is. */
  next(): Required<Pick<Capture, 'id' | 'importId'>>;
}

/**
 * Makes room in an import for so many captures more; the import is made when there is none of that id. Out: who they
 * are, one after the other; or that the person cancelled it, so that nothing more may come of it.
 */
export async function extendImport(
  tx: WriteTx,
  source: Pick<Import, 'id' | 'name' | 'library'>,
  more: number,
  now: number,
): Promise<Series | 'cancelled'> {
  const store = tx.objectStore('imports');
  const known = (await store.get(source.id)) ?? { ...source, createdAt: now, total: 0, state: 'open' as const };
  if (isCancelled(known)) return 'cancelled';
  if (more > 0) await store.put({ ...known, total: known.total + more });
  let n = known.total;
  return { next: () => ({ id: importedId(source.id, n++), importId: source.id }) };
}

export function isCancelled({ state }: Import): boolean {
  return state === 'cancelling' || state === 'cancelled';
}

/** Lets nothing more of an import leave until it is resumed, or lets it go on. Unknown and cancelled ones stay. */
export async function pauseImport(db: MemoriesDb, importId: string, paused: boolean): Promise<void> {
  await write(db, async (tx) => {
    const found = await tx.objectStore('imports').get(importId);
    if (found && !isCancelled(found)) await setState(tx, found, paused ? 'paused' : 'open');
  });
}

/** From now on nothing more of an import leaves; what waits is taken back by `finishCancelling`. */
export async function beginCancelling(db: MemoriesDb, importId: string): Promise<void> {
  await write(db, async (tx) => {
    const found = await tx.objectStore('imports').get(importId);
    if (found && !isCancelled(found)) await setState(tx, found, 'cancelling');
  });
}

/**
 * Takes back, portion by portion, what still waits of all imports that were cancelled; goes on after a death. Out: how
 * many were taken back.
 */
export async function finishCancelling(db: MemoriesDb, now: number): Promise<number> {
  const imports = (await db.getAll('imports')).filter(({ state }) => state === 'cancelling');
  let taken = 0;
  for (const one of imports) {
    let portion: number;
    do {
      portion = await write(db, (tx) => cancelPortion(tx, one, now));
      taken += portion;
    } while (portion === PORTION);
  }
  return taken;
}

async function cancelPortion(tx: WriteTx, of: Import, now: number): Promise<number> {
  const index = tx.objectStore('captures').index('import');
  const rows: Capture[] = [];
  for (const status of ['queued', 'resolving'] as const) {
    rows.push(...(await index.getAll([of.id, status], PORTION - rows.length)));
    if (rows.length === PORTION) break;
  }
  // Who is part of a search changes its fellows: one after the other. All others at once.
  const [searched, plain] = [rows.filter(isSuspect), rows.filter((row) => !isSuspect(row))];
  for (const row of searched) await takeBack(tx, row, now);
  await Promise.all(plain.map((row) => takeBack(tx, row, now)));
  if (rows.length < PORTION) await setState(tx, of, 'cancelled');
  return rows.length;
}

/** What is stored of it now, in another state: a portion may have come to it meanwhile. */
async function setState(tx: WriteTx, { id }: Import, state: ImportState): Promise<void> {
  const found = await tx.objectStore('imports').get(id);
  if (found) await tx.objectStore('imports').put({ ...found, state });
}

/** How many captures of an import there are of each status that occurs. */
export type ImportCounts = Partial<Record<CaptureStatus, number>>;

export async function countImport(tx: ReadTx, importId: string): Promise<ImportCounts> {
  const found: ImportCounts = {};
  for (const { status, n } of await countsOf(tx, importId)) found[status] = (found[status] ?? 0) + n;
  return found;
}
