import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface SideDatabase<S extends DBSchema> {
  /** One connection a life, opened anew when it was lost. One that can't be opened is removed and made anew. */
  open(): Promise<IDBPDatabase<S>>;
  /** Forgets all of it, and the connection of this context. */
  forget(): Promise<void>;
}

/**
 * A database beside that of the saves, for what can be had again or be done without: nothing of it can harm the
 * saves, and it has no second copy. Migration n (from 0) lifts version n to n + 1; never edit one that was released.
 */
export function sideDatabase<S extends DBSchema>(
  name: string,
  migrations: readonly ((db: IDBPDatabase<S>) => void)[],
): SideDatabase<S> {
  let shared: Promise<IDBPDatabase<S>> | undefined;
  const lose = () => {
    shared = undefined;
  };

  const connect = () =>
    openDB<S>(name, migrations.length, {
      upgrade: (db, from) => {
        for (const migrate of migrations.slice(from)) migrate(db);
      },
      blocking: (_, __, { target }) => {
        (target as IDBDatabase).close();
        lose();
      },
      terminated: lose,
    });

  const remove = () =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });

  return {
    open() {
      shared ??= connect().catch(() => remove().then(connect));
      shared.catch(lose);
      return shared;
    },
    async forget() {
      (await shared?.catch(() => undefined))?.close();
      lose();
      await remove();
    },
  };
}
