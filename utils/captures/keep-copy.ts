import { countsWith, sumOf } from './counts';
import { reading } from './db';
import { atRest, isUnsent } from './journal/at-rest';
import type { JournalLog } from './journal/log';
import { keepSnapshots, writeSnapshot } from './journal/snapshot';
import type { Files, Head } from './journal/types';
import { readMeta } from './meta';
import type { MemoriesDb } from './schema';
import type { Capture } from './types';
import { allCaptures } from './walk';

/** After so many changed rows the history is copied again, or after as many as have not left if those are more … */
const CHANGES = 1_000;
/** … and after so long, if anything changed, ms. */
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Whether it is to be seen whether the history is to be copied. */
export function isCopyDue({ changes, lookAt = CHANGES, snapshot }: Head, now: number): boolean {
  return changes >= lookAt || (changes > 0 && isLongAgo(snapshot?.at ?? now, now));
}

const isLongAgo = (at: number, now: number) => Math.abs(now - at) >= WEEK_MS;

/**
 * Copies the history to a file when enough has changed, and lets the journal go of what the copy holds. What has not
 * left stays in the journal all the same, so with much of it a copy brings little and costs much: it is made when as
 * much has changed. Where files can't be written the journal simply keeps everything.
 */
export async function keepCopy(db: MemoriesDb, log: JournalLog, files: Files, now: number): Promise<void> {
  const head = await log.head();
  if (!head || !isCopyDue(head, now)) return;
  if (!isLongAgo(head.snapshot?.at ?? now, now)) {
    const unsent = await countUnsent(db);
    if (head.changes < CHANGES + unsent) {
      // Counting costs as much as there is: not again before it can have come out otherwise.
      await log.setHead({ lookAt: head.changes + Math.max(CHANGES, Math.ceil(unsent / 10)) });
      return;
    }
  }
  // What changes while it is read, in portions, stands in the journal behind this mark, and holds against the copy.
  const mark = await readMeta(reading(db), 'mark');
  if (!mark || mark.generation !== head.generation) return;
  const captures: Capture[] = [];
  for await (const rows of allCaptures(db)) for (const row of rows) captures.push(atRest(row));
  const note = await writeSnapshot(files, captures, mark.seq, now).catch(() => null);
  if (!note) return log.setHead({ changes: 0, lookAt: undefined });
  // Everything was deleted meanwhile, and the copy must not outlive that.
  if (captures.length > 0 && (await db.getAllKeys('captures', null, 1)).length === 0) return keepSnapshots(files, []);
  await log.tidy(note, new Set(captures.filter(isUnsent).map(({ id }) => id)));
  await keepSnapshots(files, [note, head.snapshot]).catch(() => undefined);
}

async function countUnsent(db: MemoriesDb): Promise<number> {
  return sumOf(await countsWith(reading(db), ['resolving', 'queued', 'sending']));
}
