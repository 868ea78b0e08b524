import { plainWrite } from '../db';
import { atRest, isUnsent } from '../journal/at-rest';
import { foldCopies, truthOfArchive } from '../journal/fold';
import type { JournalLog } from '../journal/log';
import { isKept } from '../journal/readable';
import type { RawRow } from '../journal/recorder';
import { keepSnapshots, readSnapshot, writeSnapshot } from '../journal/snapshot';
import type { Files, Head, KeyValues, Mark } from '../journal/types';
import { readMeta, writeMeta } from '../meta';
import type { DamageNote } from '../rows';
import type { MemoriesDb, WriteTx } from '../schema';
import { StorageTrouble } from '../trouble';
import { addNotes, noteDamage } from './damage-note';
import { type Diagnosis, diagnose } from './diagnose';
import { restore } from './restore';
import { areSettingsLost } from './without-head';

export interface Patient {
  db: MemoriesDb;
  log: JournalLog;
  files: Files;
  local: KeyValues;
  /** Called when there is word for the person (see `DamageNote`). */
  told(note: DamageNote): void;
  /** Where the database was opened. */
  place: number;
  now: number;
}

/**
 * Sees to it that the opened database and what stands outside it agree, before anybody uses it. Each case ends with
 * marks that say the same, so that a death in between is met by the same case again.
 */
export async function mend(patient: Patient): Promise<void> {
  const { db, log, place } = patient;
  const [head, { mark, isAnyThere }] = await Promise.all([log.head(), look(db)]);
  const diagnosis = diagnose(head, mark, isAnyThere);
  if (diagnosis === 'new' || diagnosis === 'unmarked' || diagnosis === 'ahead') await noteAnew(patient, head, mark);
  else if (head && diagnosis !== 'in-step') await bringBack(patient, head, mark, diagnosis);
  // Where it is now stands before the word of it: a death in between must not find and tell the same damage again.
  if (head && head.place !== place) await log.setHead({ place });
  // What was made of copies stands nowhere but in the database, nor does what one of another life has besides.
  if (head && (head.archiveOnly || head.settingsLost || diagnosis === 'other'))
    await noteAnew(patient, { ...head, archiveOnly: undefined, settingsLost: undefined }, undefined);
  await tellOf(patient);
}

/** Whether a database has less than what stands outside it: damaged, emptied, or replaced. */
export async function isDamaged(db: MemoriesDb, head: Head | undefined): Promise<boolean> {
  const { mark, isAnyThere } = await look(db);
  return ['lost', 'back', 'other'].includes(diagnose(head, mark, isAnyThere));
}

/** What a database says of itself. Its captures are asked for one key: to count a long list takes longer than a click may. */
async function look(db: MemoriesDb): Promise<{ mark: Mark | undefined; isAnyThere: boolean }> {
  const [mark, keys] = await Promise.all([db.get('meta', 'mark'), db.getAllKeys('captures', null, 1)]);
  return { mark: mark as Mark | undefined, isAnyThere: keys.length > 0 };
}

/** The database is right: the outside is written anew from it. */
async function noteAnew(patient: Patient, head: Head | undefined, mark: Mark | undefined) {
  const { db, log, files, local, place, now } = patient;
  const generation = mark?.generation ?? head?.generation ?? crypto.randomUUID();
  const settingsLost = !head && (await areSettingsLost(local));
  const { seq, captures, rows } = await plainWrite(db, async (tx) => {
    const known: Mark = (await readMeta(tx, 'mark')) ?? { generation, seq: 0 };
    await writeMeta(tx, 'mark', known);
    // Only where something stood outside anything was written: `storage.local` was emptied, and with it the settings.
    if (settingsLost && known.seq > 0) await addMended(tx, { restored: 0, lost: 0, settingsLost: true, at: now });
    const captures = (await tx.objectStore('captures').getAll()).map(atRest);
    const rows: RawRow[] = (await tx.objectStore('imports').getAll()).map((one) => ['imports', one.id, one]);
    const names = (await tx.objectStore('meta').getAllKeys()).filter(isKept);
    for (const name of names) rows.push(['meta', name, await tx.objectStore('meta').get(name)]);
    for (const capture of captures) {
      const file = capture.kind === 'image' && isUnsent(capture) && (await tx.objectStore('blobs').get(capture.id));
      if (file) rows.push(['blobs', capture.id, file]);
    }
    return { seq: known.seq, captures, rows };
  });
  const snapshot = captures.length === 0 ? undefined : await writeSnapshot(files, captures, seq, now).catch(() => null);
  // Without a copy of the history all of it stands in the journal.
  const noted = snapshot === null ? captures : captures.filter(isUnsent);
  const next: Head = { generation, seq, place, changes: 0, lookAt: undefined, snapshot: snapshot ?? undefined };
  const all: RawRow[] = [...rows, ...noted.map((capture): RawRow => ['captures', capture.id, capture])];
  await log.rebuild(head ? { ...head, ...next, older: undefined } : next, { rows: all }).catch((error) => {
    throw new StorageTrouble('no-copy', error);
  });
  // A new database may be one whose copies could not be read today.
  if (captures.length > 0) await keepSnapshots(files, [next.snapshot]).catch(() => undefined);
}

/** The outside is right: the database is brought to it, all at once, with word of what that was. */
async function bringBack({ db, log, files, now }: Patient, head: Head, mark: Mark | undefined, diagnosis: Diagnosis) {
  const snapshot = await readSnapshot(files, [head.snapshot, head.older]);
  const isArchive = head.archiveOnly && snapshot;
  const truth = isArchive ? truthOfArchive(snapshot) : foldCopies(await log.records(), snapshot, head.snapshot);
  await plainWrite(db, async (tx) => {
    const { restored, lost } = await restore(tx, truth, diagnosis === 'back', now);
    // What waited is there, but nothing comes of it by itself.
    const back = isArchive ? restored - lost : restored;
    const seq = Math.max(head.seq, diagnosis === 'other' ? (mark?.seq ?? 0) + 1 : 0);
    await writeMeta(tx, 'mark', { generation: head.generation, seq });
    const { settingsLost } = head;
    const since = isArchive ? head.snapshot?.at : undefined;
    const word: DamageNote = {
      restored: back,
      lost,
      at: now,
      ...(settingsLost && { settingsLost }),
      ...(since && { since }),
    };
    if (restored + lost > 0 || settingsLost) await addMended(tx, word);
  });
}

async function addMended(tx: WriteTx, note: DamageNote): Promise<void> {
  const before = await readMeta(tx, 'mended');
  await writeMeta(tx, 'mended', before ? addNotes(before, note) : note);
}

/** Leaves word for the person outside the database, and only then forgets that there is something to say. */
async function tellOf({ db, local, told }: Patient): Promise<void> {
  const mended = (await db.get('meta', 'mended')) as DamageNote | undefined;
  if (!mended) return;
  told(await noteDamage(local, mended));
  await plainWrite(db, (tx) => writeMeta(tx, 'mended', undefined));
}
