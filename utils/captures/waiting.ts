import { importEnd, importStart } from './ids';
import { type ReadTx, statusRange, type WriteTx } from './schema';
import type { Capture } from './types';

/** What the index `queue` tells apart; a request never mixes these. */
export type QueueGroup = Pick<Capture, 'kind' | 'platform' | 'library'>;

/** What waits to be sent, or waits for where its short link leads. */
type Waiting = 'queued' | 'resolving';

/** Sorts after every text (an array does), so after every id. */
const LAST: readonly never[] = [];

/** A range of ids, without its ends. */
export type IdRange = readonly [from: string, to: string | typeof LAST];

/** The groups of which something waits: a jump of the cursor for each, however many rows it has. */
export async function groupsIn(tx: ReadTx | WriteTx, waiting: Waiting): Promise<QueueGroup[]> {
  const groups: QueueGroup[] = [];
  let cursor = await tx.objectStore('captures').index('queue').openKeyCursor(statusRange(waiting));
  while (cursor) {
    const [status, kind, platform, library] = cursor.key;
    groups.push({ kind, platform, library });
    cursor = await cursor.continue([status, kind, platform, library, LAST as unknown as string]);
  }
  return groups;
}

/** The imports of which nothing may leave now, oldest first. */
export async function stoppedImports(tx: ReadTx | WriteTx): Promise<string[]> {
  const imports = await tx.objectStore('imports').getAll();
  return imports.filter(({ state }) => state === 'paused' || state === 'cancelling').map(({ id }) => id);
}

/** The ranges of ids that remain when those of some imports, in their order, are left out. */
export function rangesBetween(stopped: readonly string[]): IdRange[] {
  const starts = ['', ...stopped.map(importEnd)];
  const ends = [...stopped.map(importStart), LAST];
  return starts.map((start, i) => [start, ends[i] ?? LAST]);
}

/** Of one group what waits with ids in a range: for the index `queue`, in the order of precedence (see `ids`). */
export function waitingRange({ kind, platform, library }: QueueGroup, waiting: Waiting, [from, to]: IdRange) {
  const prefix = [waiting, kind, platform, library];
  return IDBKeyRange.bound([...prefix, from], [...prefix, to], true, true);
}
