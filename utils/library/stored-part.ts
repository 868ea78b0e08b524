import type { StoredIndex } from './db';
import type { SearchedTexts } from './search-index';

/** A save as it is in the index. `stamp` differs when anything that is searched of it does. */
export interface KeptRow {
  stamp: string;
  texts: SearchedTexts;
}

/** Another number wherever the texts or their words change: an index that was written down before is built anew. */
const FORMAT = 4;

const SEARCHED_TEXTS: SearchedTexts['length'] = 5;

/**
 * Rows by their key as they are written down: only their words, because putting those into an index takes no longer
 * than reading back where each of them stands. Pure.
 */
export function toStored(rows: ReadonlyMap<string, KeptRow>): StoredIndex {
  const all = [...rows];
  return {
    format: FORMAT,
    stamps: Object.fromEntries(all.map(([key, { stamp }]) => [key, stamp])),
    json: JSON.stringify(all.map(([key, { texts }]) => [key, ...texts])),
  };
}

/** Rows by their key as they were written down; none where that is damaged or of another format. Pure. */
export function fromStored(stored: StoredIndex | undefined): Map<string, KeptRow> {
  const rows = new Map<string, KeptRow>();
  if (stored?.format !== FORMAT) return rows;
  try {
    const stamps = new Map(Object.entries(stored.stamps));
    for (const [key, ...texts] of JSON.parse(stored.json) as [string, ...SearchedTexts][]) {
      if (isWhole(texts)) rows.set(key, { stamp: stamps.get(key) ?? '', texts });
    }
    // What it says to hold and what it holds: another number means that a part is missing.
    return rows.size === stamps.size ? rows : new Map();
  } catch {
    return new Map();
  }
}

const isWhole = (texts: readonly unknown[]) =>
  texts.length === SEARCHED_TEXTS && texts.every((text) => typeof text === 'string');
