import type { Halt, MetaRows } from './rows';
import type { ReadTx, WriteTx } from './schema';

/** A single value, or undefined while nobody has set it. */
export async function readMeta<N extends keyof MetaRows>(
  tx: ReadTx | WriteTx,
  name: N,
): Promise<MetaRows[N] | undefined> {
  return (await tx.objectStore('meta').get(name)) as MetaRows[N] | undefined;
}

/** Sets a single value; undefined forgets it. */
export async function writeMeta<N extends keyof MetaRows>(
  tx: WriteTx,
  name: N,
  value: MetaRows[N] | undefined,
): Promise<void> {
  if (value === undefined) await tx.objectStore('meta').delete(name);
  else await tx.objectStore('meta').put(value, name);
}

/** The halt in force at `now`, if any. The lack of a key is one, and it ends when there is one. */
export async function haltAt(tx: ReadTx | WriteTx, now: number, hasKey: boolean): Promise<Halt | undefined> {
  const halt = await readMeta(tx, 'halt');
  if (!hasKey) return { code: 'no-key' };
  if (!halt || halt.code === 'no-key') return undefined;
  return (halt.until ?? Number.POSITIVE_INFINITY) > now ? halt : undefined;
}
