import type { Lane, LedgerDay } from '../rows';
import type { StoredFile, WriteTx } from '../schema';
import { noteworthy } from '../spent';
import type { Capture } from '../types';
import { watched } from '../watched';
import { atRest } from './at-rest';
import { hash } from './hash';
import { isKept } from './readable';
import type { JournalRow } from './types';

/** A row before it is packed: the bytes of a blob can't be read within a transaction. */
export type RawRow = JournalRow | ['blobs', string, StoredFile];

export interface Changes {
  rows: RawRow[];
  /** All that was before is gone. */
  cleared?: true;
}

/** What the journal was given last of each row, as far as this worker knows: what is the same is not written again. */
export interface Noted {
  /** The write after which this held. Another worker's write makes it worthless. */
  seq: number;
  hashes: Map<string, number>;
}

const RECORDED = ['captures', 'imports', 'meta', 'blobs'] as const;
type Recorded = (typeof RECORDED)[number];

export interface Recorder {
  /** The transaction through which to work. */
  tx: WriteTx;
  /** Whether anything was written that might be written twice. */
  isEmpty(): boolean;
  /** What is to be written twice. In: by write `before`, what the journal has. */
  changes(noted: Noted, before: number): Changes;
}

/**
 * A transaction that notes what is written through it, so that nobody who writes has to think of the second copy.
 */
export function recording(tx: WriteTx): Recorder {
  const rows: RawRow[] = [];
  let cleared = false;

  const note = (store: Recorded, key: string, value: unknown) => {
    const row = rowFor(store, key, value);
    if (row) rows.push(row);
  };
  const recorded = watched(tx, RECORDED, {
    put: note,
    delete: (store, key) => note(store, key, null),
    clear(store) {
      if (store === 'captures') cleared = true;
    },
  });
  return {
    tx: recorded,
    isEmpty: () => rows.length === 0 && !cleared,
    changes(noted, before) {
      if (cleared || noted.seq !== before) noted.hashes.clear();
      const changed = rows.filter((row) => {
        const [name, sum] = [rowName(row), sumOf(row)];
        if (noted.hashes.get(name) === sum) return false;
        noted.hashes.set(name, sum);
        return true;
      });
      return { rows: changed, ...(cleared && { cleared }) };
    },
  };
}

/** What is written twice of a row, if anything. */
function rowFor(store: Recorded, key: string, value: unknown): RawRow | undefined {
  switch (store) {
    case 'meta':
      return isKept(key) ? ([store, key, value] as JournalRow) : undefined;
    case 'blobs':
      // That a picture's bytes are no longer needed is told by its capture.
      return value ? [store, key, value as StoredFile] : undefined;
    case 'imports':
      return [store, key, value] as JournalRow;
    case 'captures': {
      const capture = value as Capture | null;
      // A claim is of this moment, and what was claimed stands there as waiting.
      if (capture?.status === 'sending' && capture.platform !== 'local') return undefined;
      return [store, key, capture && atRest(capture)];
    }
  }
}

function rowName([store, key]: RawRow): string {
  return `${store}\n${key}`;
}

function sumOf([store, key, value]: RawRow): number {
  if (store === 'blobs') return -1;
  return hash(JSON.stringify(store === 'meta' && value !== null ? mattering(key, value) : value) ?? '');
}

/**
 * Of a lane only how slow it is: when its last request left is soon of no matter. Of the day's count what costs: a
 * question about a task is asked each second.
 */
function mattering(key: string, value: unknown): unknown {
  if (key.startsWith('lane:')) return (value as Lane).waitMs;
  return key === 'today' ? noteworthy(value as LedgerDay) : value;
}
