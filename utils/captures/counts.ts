import type { Count, Sort } from './rows';
import { type MemoriesSchema, type ReadTx, statusRange, type WriteTx } from './schema';
import type { Capture, CaptureStatus } from './types';
import { watched } from './watched';

/** The counts of all captures with one of these statuses. A row for each import of which some have it, not for each capture. */
export async function countsWith(tx: ReadTx | WriteTx, statuses: readonly CaptureStatus[]): Promise<Count[]> {
  return (await Promise.all(statuses.map((status) => countsIn(tx, status)))).flat();
}

/** None is looked up in the rows themselves, which is quick where it is true: rows may have been put there by others. */
async function countsIn(tx: ReadTx | WriteTx, status: CaptureStatus): Promise<Count[]> {
  const range = statusRange(status);
  const counts = await tx.objectStore('counts').getAll(range);
  if (counts.length > 0) return counts;
  return tallyOf(await tx.objectStore('captures').index('status').getAll(range));
}

/** The counts of one import. */
export function countsOf(tx: ReadTx | WriteTx, importId: string): Promise<Count[]> {
  return tx.objectStore('counts').index('import').getAll(importId);
}

/** How many captures these are. */
export function sumOf(counts: readonly Count[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}

/** The counts of some captures. Pure. */
export function tallyOf(captures: readonly Capture[]): Count[] {
  const tally = new Tally();
  for (const capture of captures) tally.add(capture, 1);
  return tally.counts();
}

/** Counts are summed here before they are written. */
class Tally {
  readonly #sums = new Map<string, Count>();

  add({ status, kind, platform, library, importId = '' }: Sort, n: number): void {
    const name = [status, kind, platform, library, importId].join('\n');
    const known = this.#sums.get(name) ?? { status, kind, platform, library, importId, n: 0 };
    this.#sums.set(name, { ...known, n: known.n + n });
  }

  counts(): Count[] {
    return [...this.#sums.values()].filter(({ n }) => n !== 0);
  }
}

export interface Counting {
  /** The transaction through which to work. */
  tx: WriteTx;
  /** Brings the counts to what was written through it; the last thing done in the transaction. */
  finish(): Promise<void>;
}

/**
 * A transaction that keeps the counts right: they change with what is counted, or not at all. Counting 50,000 rows by an
 * index took Chromium 2 to 5 s (156, 2026-11-27), and happened at each change while somebody looked.
 */
export function counting(tx: WriteTx): Counting {
  let changes: { before: Promise<Sort | undefined>; after: Sort | undefined }[] = [];
  let cleared = false;
  const captures = tx.objectStore('captures');
  const change = (before: Promise<Sort | undefined>, after?: Sort) => {
    // Whoever writes learns by the transaction that reading failed.
    before.catch(() => undefined);
    changes.push({ before, after });
  };
  return {
    tx: watched(tx, ['captures'], {
      put: (_, key, value, isNew) =>
        change(isNew ? Promise.resolve(undefined) : captures.get(key), { ...(value as Capture) }),
      delete: (_, key) => change(captures.get(key)),
      clear() {
        changes = [];
        cleared = true;
      },
    }),
    async finish() {
      if (changes.length === 0 && !cleared) return;
      const tally = new Tally();
      for (const { before, after } of changes) {
        const gone = await before;
        if (gone) tally.add(gone, -1);
        if (after) tally.add(after, 1);
      }
      if (cleared) await tx.objectStore('counts').clear();
      await Promise.all(tally.counts().map((count) => addTo(tx, count)));
    },
  };
}

async function addTo(tx: WriteTx, count: Count): Promise<void> {
  const { status, kind, platform, library, importId } = count;
  const store = tx.objectStore('counts');
  const key = [status, kind, platform, library, importId] satisfies MemoriesSchema['counts']['key'];
  const n = ((await store.get(key))?.n ?? 0) + count.n;
  if (n > 0) await store.put({ ...count, n });
  else await store.delete(key);
}
