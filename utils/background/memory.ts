import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/**
 * What the worker keeps in mind for as long as the browser runs: questions, allowances, what a tab was told. In a
 * database of its own, since content scripts can read and write `storage.session` everywhere and `storage.local` in
 * Firefox: what is asked could be swapped there. A database belongs to the extension's own origin.
 */
const DATABASE = 'memories-session';
const STORE = 'kept';

let opening: Promise<IDBPDatabase> | undefined;

/** One connection a life; another one is tried when this can't be had or was lost. */
function open(): Promise<IDBPDatabase> {
  const lost = () => {
    opening = undefined;
  };
  opening ??= openDB(DATABASE, 1, {
    upgrade: (db) => void db.createObjectStore(STORE),
    blocking: (_, __, { target }) => {
      (target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
  opening.catch(lost);
  return opening;
}

export async function recall<T>(name: string): Promise<T | undefined> {
  return (await open()).get(STORE, name);
}

/** Everything whose name begins like that. */
export async function recallAll<T>(prefix: string): Promise<T[]> {
  return (await open()).getAll(STORE, IDBKeyRange.bound(prefix, `${prefix}\uffff`));
}

export async function keep(name: string, value: unknown): Promise<void> {
  await (await open()).put(STORE, value, name);
}

export async function forget(name: string): Promise<void> {
  await (await open()).delete(STORE, name);
}

/** Forgets all of it: the browser has started anew, and its tabs have other numbers. */
export async function forgetSession(): Promise<void> {
  (await opening?.catch(() => undefined))?.close();
  opening = undefined;
  await deleteDB(DATABASE);
}
