import type { MemoriesClient } from '../memories/client';
import type { Clock } from './clock';
import type { LinkAnswer } from './destination';
import type { MemoriesDb } from './schema';
import type { Storage } from './storage';

/**
 * Everything the durable core touches, handed in, so that tests can kill and revive it between any two steps.
 * The core keeps nothing in memory that a later step needs.
 */
export interface Core {
  db(): Promise<MemoriesDb>;
  /** What stands beside the database; needed by its keepers only, everybody else writes with `write`. */
  storage: Pick<Storage, 'suspect' | 'keepCopy' | 'forgetCopies'>;
  clock: Clock;
  /** 0 up to 1, for jitter. */
  random(): number;
  /** The API with the present key; null while there is no key. */
  client(): Promise<MemoriesClient | null>;
  /** Where a short link leads in the end. Rejects when a site does not answer, with `SilentSite` if that is known. */
  follow(url: string): Promise<LinkAnswer>;
  /** Whether the browser lets us follow that link. */
  mayFollow(url: string): Promise<boolean>;
  /** The captures whose uploads are carried out by a page that is still open. */
  uploadsOfPages(): Promise<ReadonlySet<string>>;
  /** Resolves after so many ms; only for waits far below the life of a worker. */
  sleep(ms: number): Promise<void>;
  /** Called after anything that people see was written. */
  changed(): void;
}

/** A step's answer when nothing but an event from outside can give it work. */
export const NEVER = Number.POSITIVE_INFINITY;
