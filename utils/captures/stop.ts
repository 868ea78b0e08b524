import { reading } from './db';
import { haltAt, readMeta } from './meta';
import type { HaltCode } from './rows';
import type { MemoriesDb } from './schema';

/** What keeps everything from leaving until the person does something, if anything. */
export async function readStop(db: MemoriesDb, now: number, hasKey: boolean): Promise<HaltCode | 'paused' | undefined> {
  const tx = reading(db);
  const [halt, paused] = await Promise.all([haltAt(tx, now, hasKey), readMeta(tx, 'paused')]);
  return halt?.code ?? (paused ? 'paused' : undefined);
}
