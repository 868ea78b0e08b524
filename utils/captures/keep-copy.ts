import { type MemoriesDb, reading } from './db';
import { atRest, isUnsent } from './journal/at-rest';
import type { JournalLog } from './journal/log';
import { keepSnapshots, writeSnapshot } from './journal/snapshot';
import type { Files, Head } from './journal/types';
import { readMeta } from './meta';

/** After so many changed rows the history is copied again … */
const CHANGES = 1_000;
/** … and after so long, if anything changed, ms. */
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Whether the history is to be copied. */
export function isCopyDue({ changes, snapshot }: Head, now: number): boolean {
  return changes >= CHANGES || (changes > 0 && Math.abs(now - (snapshot?.at ?? now)) >= WEEK_MS);
}

/**
 * Copies the history to a file when enough has changed, and lets the journal go of what the copy holds. Where files
 * can't be written the journal simply keeps everything.
 */
export async function keepCopy(db: MemoriesDb, log: JournalLog, files: Files, now: number): Promise<void> {
  const head = await log.head();
  if (!head || !isCopyDue(head, now)) return;
  const tx = reading(db);
  const [captures, mark] = await Promise.all([tx.objectStore('captures').getAll(), readMeta(tx, 'mark')]);
  if (!mark || mark.generation !== head.generation) return;
  const note = await writeSnapshot(files, captures.map(atRest), mark.seq, now).catch(() => null);
  if (!note) return log.setHead({ changes: 0 });
  await log.tidy(note, new Set(captures.filter(isUnsent).map(({ id }) => id)));
  await keepSnapshots(files, [note, head.snapshot]).catch(() => undefined);
}
