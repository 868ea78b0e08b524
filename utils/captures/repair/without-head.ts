import { reading } from '../db';
import type { JournalLog } from '../journal/log';
import { newestSnapshot } from '../journal/snapshot';
import type { Files, Head, KeyValues, Mark } from '../journal/types';
import { readMeta } from '../meta';
import type { MemoriesDb } from '../schema';

/**
 * What the head must have been, where `storage.local` was emptied or does not give it any more, judged by what else
 * stands outside: records of the journal, copies of the history. Undefined where the database knows all of that.
 */
export async function headFromCopies(
  db: MemoriesDb,
  { log, local, files }: { log: JournalLog; local: KeyValues; files: Files },
  place: number,
): Promise<Head | undefined> {
  const mark: Mark | undefined = await readMeta(reading(db), 'mark');
  const records = await log.records();
  const snapshot = await newestSnapshot(files).catch(() => undefined);
  const seq = Math.max(-1, snapshot?.seq ?? -1, ...records.map((record) => record.seq));
  if (seq <= (mark?.seq ?? -1)) return undefined;
  return {
    generation: mark?.generation ?? crypto.randomUUID(),
    seq,
    place,
    changes: 0,
    snapshot,
    ...(records.length === 0 && { archiveOnly: true }),
    ...((await areSettingsLost(local)) && { settingsLost: true }),
  };
}

/** Whether `storage.local` has neither key nor settings any more: then the person has to give them again. */
export async function areSettingsLost(local: KeyValues): Promise<boolean> {
  const items = await local.get(null);
  return !('apiKey' in items) && !('settings' in items);
}
