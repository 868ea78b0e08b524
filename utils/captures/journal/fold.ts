import type { Capture } from '../types';
import { isUnsent } from './at-rest';
import { isSound } from './readable';
import type { JournalRecord, JournalStore, JournalValues, SnapshotNote } from './types';

/** Everything that was there, as far as the copies know. */
export type Truth = { [S in JournalStore]: Map<string, JournalValues[S]> } & {
  /** How many rows of the history were only in a copy that can't be read any more. */
  lost: number;
  /** What is in none of the copies was removed: nothing is missing. */
  complete: boolean;
};

/** A copy of the history that could be read. */
export interface Snapshot {
  seq: number;
  captures: readonly Capture[];
}

/**
 * What a copy of the history alone is worth: what waited in it is not sent by itself, since it may have been taken back
 * meanwhile, or is in the library by now; it stands there as cancelled, and a person can send it again. Pure.
 */
export function truthOfArchive({ captures }: Snapshot): Truth {
  const waited = captures.filter(isUnsent);
  const rows = captures.map((capture): Capture => (isUnsent(capture) ? { ...capture, status: 'cancelled' } : capture));
  return { ...emptyTruth(), captures: new Map(rows.map((row) => [row.id, row])), lost: waited.length };
}

function emptyTruth(): Truth {
  return { captures: new Map(), imports: new Map(), meta: new Map(), blobs: new Map(), lost: 0, complete: false };
}

/**
 * Puts the copies together. In: the records in their order, the newest copy of the history that could be read, and
 * what the journal says of the newest one that was written. A copy's own rows count up to its write, the records
 * from there on; up to there they hold only what had not left (see `tidied`). Pure.
 */
export function foldCopies(
  records: readonly JournalRecord[],
  snapshot: Snapshot | undefined,
  newest: SnapshotNote | undefined,
): Truth {
  const truth: Truth = { ...emptyTruth(), complete: !newest || snapshot?.seq === newest.seq };
  for (const capture of snapshot?.captures ?? []) {
    // Of an older copy nothing that waited: it has left since, or was taken back, or stands in the journal.
    if (truth.complete || !isUnsent(capture)) truth.captures.set(capture.id, capture);
  }
  for (const record of records) {
    const isCovered = truth.complete && record.seq <= (snapshot?.seq ?? -1);
    if (record.cleared) {
      for (const store of ['imports', 'meta', 'blobs'] as const) truth[store].clear();
      if (!isCovered) truth.captures.clear();
    }
    for (const row of record.rows) {
      const [store, key, value] = row;
      if (!isSound(row)) continue;
      if (store === 'captures' && isCovered) continue;
      const rows = truth[store] as Map<string, unknown>;
      if (value === null) rows.delete(key);
      else rows.set(key, value);
    }
  }
  if (!truth.complete) truth.lost = Math.max(0, (newest?.rows ?? 0) - truth.captures.size);
  return truth;
}
