import type { ReadTx, WriteTx } from './db';
import type { KnownFolders } from './folders';
import type { Mark } from './journal/types';
import type { Lane, LaneName } from './lanes';
import type { LedgerDay } from './ledger';
import type { Rest } from './link-pace';
import type { DamageNote } from './repair/damage-note';
import type { Follow, ProblemCode } from './types';

/** Nothing may leave until the person did something, or until a time has come. */
export interface Halt {
  code: HaltCode;
  /** ms since 1970; absent = only a person can end it. */
  until?: number;
}

export type HaltCode = Extract<ProblemCode, 'no-key' | 'key-refused' | 'account-disabled' | 'no-credits'>;

/** The single values that outlive the worker. */
export type MetaRows = {
  /** The person pressed Pause. */
  paused: boolean;
  halt: Halt;
  /** Between two scraper requests, ms; from the setting "Requests per minute". */
  scraperIntervalMs: number;
  folders: KnownFolders;
  /** What was asked of the account, day by day. */
  ledger: LedgerDay[];
  /** The setting "Most a day", US$; absent = no cap. */
  dailyCapUsd: number;
  /** Creators and hashtags of which the newest posts are saved again and again. */
  follows: Follow[];
  /** Which life of the database this is, and how many writes it has seen. */
  mark: Mark;
  /** What a repair brought back, until the person was left word of it. */
  mended: DamageNote;
  /** When short links were followed, the last 20 of them. */
  linkTimes: number[];
  /** Sites of short links that are left alone for a while, by host. */
  linkRests: Record<string, Rest>;
} & Record<`lane:${LaneName}`, Lane>;

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
