import { type MemoriesDb, reading } from './db';
import { type HaltCode, haltAt, readMeta } from './meta';

/** What keeps everything from leaving until the person does something, if anything. */
export async function readStop(db: MemoriesDb, now: number, hasKey: boolean): Promise<HaltCode | 'paused' | undefined> {
  const tx = reading(db);
  const [halt, paused] = await Promise.all([haltAt(tx, now, hasKey), readMeta(tx, 'paused')]);
  return halt?.code ?? (paused ? 'paused' : undefined);
}
