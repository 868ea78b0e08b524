import type { Files, KeyValues } from '../../../utils/captures/journal/types';
import { placeName } from '../../../utils/captures/places';
import type { DamageNote } from '../../../utils/captures/rows';
import type { Ground } from '../../../utils/captures/storage';

/** `storage.local` as far as the journal needs it: keeps copies, as the real one does. */
export class MemoryLocal implements KeyValues {
  items: Record<string, unknown> = {};
  /** Passed before everything; a test breaks the store here. */
  gate: (call: 'get' | 'set' | 'remove') => Promise<void> = async () => undefined;

  async get(keys: string | null): Promise<Record<string, unknown>> {
    await this.gate('get');
    if (keys === null) return structuredClone(this.items);
    return keys in this.items ? { [keys]: structuredClone(this.items[keys]) } : {};
  }

  async set(items: Record<string, unknown>): Promise<void> {
    await this.gate('set');
    Object.assign(this.items, JSON.parse(JSON.stringify(items)));
  }

  async remove(keys: string[]): Promise<void> {
    await this.gate('remove');
    for (const key of keys) delete this.items[key];
  }
}

/** Files of the origin, in memory. */
export class MemoryFiles implements Files {
  files = new Map<string, string>();
  gate: (call: 'list' | 'read' | 'write' | 'remove') => Promise<void> = async () => undefined;

  async list(): Promise<string[]> {
    await this.gate('list');
    return [...this.files.keys()];
  }

  async read(name: string): Promise<string> {
    await this.gate('read');
    const text = this.files.get(name);
    if (text === undefined) throw new DOMException('no such file', 'NotFoundError');
    return text;
  }

  async write(name: string, parts: readonly string[]): Promise<void> {
    await this.gate('write');
    this.files.set(name, parts.join(''));
  }

  async remove(name: string): Promise<void> {
    await this.gate('remove');
    this.files.delete(name);
  }
}

/** A ground in memory; `indexedDB` is whatever is there when a database is opened. */
export function memoryGround(clock: { time: number; now(): number }) {
  const ground = {
    local: new MemoryLocal(),
    files: new MemoryFiles(),
    clock,
    removePlace: async (_: number) => undefined,
    knownPlaces: async () => [] as number[],
    overdue: (_: number) => new Promise<void>(() => undefined),
    place: async (n: number) => ({ factory: globalThis.indexedDB, name: placeName(n) }),
    told: (_: DamageNote) => undefined,
    sleep: async (ms: number) => {
      clock.time += ms;
    },
  };
  return ground satisfies Ground;
}
