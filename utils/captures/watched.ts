import type { WriteTx } from './schema';

type Store = ReturnType<WriteTx['objectStore']>;

/** Who is told of what is written to a store, just before it is. */
export interface Watcher<Name extends string> {
  /** A row is put; `isNew`: nothing stands under its key yet, or the transaction fails. */
  put(store: Name, key: string, value: unknown, isNew: boolean): void;
  delete(store: Name, key: string): void;
  clear(store: Name): void;
}

/**
 * A transaction that tells of what is written to some of its stores, so that nobody who writes has to think of what
 * is kept beside. (Cursors that write are not told of; there are none.)
 */
export function watched<Name extends Parameters<WriteTx['objectStore']>[0]>(
  tx: WriteTx,
  names: readonly Name[],
  watcher: Watcher<Name>,
): WriteTx {
  const storeOf = (name: Name): unknown => {
    const store = tx.objectStore(name) as unknown as Store;
    const own = {
      put(value: { id: string }, key?: string) {
        watcher.put(name, key ?? value.id, value, false);
        return store.put(value as never, key as never);
      },
      add(value: { id: string }, key?: string) {
        watcher.put(name, key ?? value.id, value, true);
        return store.add(value as never, key as never);
      },
      delete(key: string) {
        watcher.delete(name, key);
        return store.delete(key);
      },
      clear() {
        watcher.clear(name);
        return store.clear();
      },
    };
    return new Proxy(store, {
      get: (target, property) =>
        Object.hasOwn(own, property) ? own[property as keyof typeof own] : ownValue(target, property),
    });
  };

  const stores = new Map<string, unknown>();
  return new Proxy(tx, {
    get(target, property) {
      if (property !== 'objectStore') return ownValue(target, property);
      return (name: Name) => {
        if (!names.includes(name)) return target.objectStore(name);
        if (!stores.has(name)) stores.set(name, storeOf(name));
        return stores.get(name);
      };
    },
  });
}

/** As without the proxy in between: what browsers provide knows its own `this` only. */
function ownValue(target: object, property: string | symbol): unknown {
  const value: unknown = Reflect.get(target, property, target);
  return typeof value === 'function' ? value.bind(target) : value;
}
