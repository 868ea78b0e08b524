import type { TargetKey } from '../platforms/types';
import { write } from './db';
import type { MemoriesDb, WriteTx } from './schema';

/**
 * Writes a person's own words and tags on everything that is saved of a thing, so that they are kept as the saves are:
 * in the second copy, in the history file, and through a repair.
 */
export function writeNote(db: MemoriesDb, key: TargetKey, note: string, tags: readonly string[]): Promise<null> {
  return write(db, async (tx) => {
    const store = tx.objectStore('captures');
    for (const capture of await store.index('key').getAll(key)) {
      const { note: _, tags: __, ...rest } = capture;
      const wanted = [...new Set(tags)];
      await store.put({ ...rest, ...(note.trim() && { note }), ...(wanted.length > 0 && { tags: wanted }) });
    }
    return null;
  });
}

/** Keys of one transaction: few enough for a click not to wait behind them. */
const PORTION = 500;

/** As many tags as one thing may have. */
const MOST_TAGS = 20;

/** Adds and takes off tags of many things. Out: how many of them have other tags now. */
export async function tagSaves(
  db: MemoriesDb,
  keys: readonly TargetKey[],
  add: readonly string[],
  remove: readonly string[],
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < keys.length; from += PORTION) {
    const portion = keys.slice(from, from + PORTION);
    changed += await write(db, async (tx) => {
      const results = await Promise.all(portion.map((key) => tagOne(tx, key, add, remove)));
      return results.filter(Boolean).length;
    });
  }
  return changed;
}

async function tagOne(tx: WriteTx, key: TargetKey, add: readonly string[], remove: readonly string[]) {
  const store = tx.objectStore('captures');
  const rows = await store.index('key').getAll(key);
  const before = [...new Set(rows.flatMap(({ tags = [] }) => tags))];
  const tags = [...new Set([...before.filter((tag) => !remove.includes(tag)), ...add])].slice(0, MOST_TAGS);
  if (rows.length === 0 || (tags.length === before.length && tags.every((tag) => before.includes(tag)))) return false;
  await Promise.all(rows.map(({ tags: _, ...rest }) => store.put({ ...rest, ...(tags.length > 0 && { tags }) })));
  return true;
}
