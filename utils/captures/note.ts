import type { TargetKey } from '../platforms/types';
import { type MemoriesDb, write } from './db';

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
