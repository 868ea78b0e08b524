import { readFileSync } from 'node:fs';
import { openDB } from 'idb';
import { DATABASE } from '../../../utils/captures/schema';

interface Dump {
  version: number;
  stores: Record<string, StoredStore>;
}

interface StoredStore {
  keyPath: string | null;
  indexes: Record<string, string | string[]>;
  /** Values, or with a store without key path keys and values. */
  rows: unknown[];
}

/** The database as a version left it: what one browser had stored. */
export function readDump(version: number): Dump {
  return JSON.parse(readFileSync(`tests/fixtures/database/version-${version}.json`, 'utf8'));
}

/** Makes that database, with the means of that time only. */
export async function restoreDump({ version, stores }: Dump): Promise<void> {
  const db = await openDB(DATABASE, version, {
    upgrade(old) {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = old.createObjectStore(name, { keyPath });
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
        for (const row of rows) {
          const { key, value } = row as { key: string; value: unknown };
          if (keyPath === null) void store.put(value, key);
          else void store.put(row);
        }
      }
    },
  });
  db.close();
}
