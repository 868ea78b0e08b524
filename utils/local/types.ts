/** What changed, by name, as browsers tell it. */
export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

/** As much of `storage.local` as is used. One call of `set` is written whole or not at all. */
export interface Area {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
