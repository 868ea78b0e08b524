import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { databaseNames, databasesIn, removeBucket } from '../databases/buckets';
import type { Area, Changes } from './types';

/** The bucket, the database in it, and the channel by which changes are told. */
export const STAND_IN = 'memories-local';

interface Schema extends DBSchema {
  items: { key: string; value: unknown };
}

/** What stands in for `storage.local`: a database in a folder of its own. `told`: something in it has changed. */
export async function openStandIn(told: (changes: Changes) => void): Promise<Area> {
  const db = await open();
  const channel = new BroadcastChannel(STAND_IN);
  channel.addEventListener('message', ({ data }) => told(data as Changes));

  const change = async (items: Record<string, unknown>) => {
    const tx = db.transaction('items', 'readwrite', { durability: 'strict' });
    const changes: Changes = {};
    for (const [name, newValue] of Object.entries(items)) {
      changes[name] = { oldValue: await tx.store.get(name), newValue };
      if (newValue === undefined) await tx.store.delete(name);
      else await tx.store.put(newValue, name);
    }
    await tx.done;
    told(changes);
    channel.postMessage(changes);
  };

  return {
    async get(keys) {
      const tx = db.transaction('items');
      const names = keys === null ? await tx.store.getAllKeys() : [keys].flat();
      const values = await Promise.all(names.map((name) => tx.store.get(name)));
      return Object.fromEntries(names.map((name, i) => [name, values[i]]).filter(([, value]) => value !== undefined));
    },
    set: change,
    remove: (keys) => change(Object.fromEntries([keys].flat().map((name) => [name, undefined]))),
  };
}

/** All that stands there; undefined where there is no such thing, as nearly always. */
export async function readStandIn(): Promise<Record<string, unknown> | undefined> {
  if (!(await databaseNames()).includes(STAND_IN)) return undefined;
  const db = await open();
  try {
    const [names, values] = await Promise.all([db.getAllKeys('items'), db.getAll('items')]);
    return Object.fromEntries(names.map((name, i) => [name, values[i]]));
  } finally {
    db.close();
  }
}

/** Removes it. Resolves in any case. */
export const removeStandIn = (): Promise<void> => removeBucket(STAND_IN);

async function open(): Promise<IDBPDatabase<Schema>> {
  const request = (await databasesIn(STAND_IN)).open(STAND_IN, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('items');
  const db = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
  db.addEventListener('versionchange', () => db.close());
  return db;
}
