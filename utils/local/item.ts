import { local } from './area';

/** One value in `storage.local`; `fallback` while there is none. What it reads may be anything: see to its shape. */
export function localItem<T>(name: string, fallback: T) {
  const orElse = (stored: unknown) => (stored ?? fallback) as T;
  return {
    getValue: async (): Promise<T> => orElse((await local.get(name))[name]),
    setValue: (value: T): Promise<void> => local.set({ [name]: value }),
    removeValue: (): Promise<void> => local.remove(name),
    /** Calls back whenever it has become another. Out: the way to stop. */
    watch: (onChange: (value: T, before: T) => void): (() => void) =>
      local.watch(({ [name]: change }) => {
        if (!change || JSON.stringify(change.newValue) === JSON.stringify(change.oldValue)) return;
        onChange(orElse(change.newValue), orElse(change.oldValue));
      }),
  };
}
