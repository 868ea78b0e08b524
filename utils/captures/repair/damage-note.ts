import * as v from 'valibot';
import type { KeyValues } from '../journal/types';
import type { DamageNote } from '../rows';
import { TROUBLE_CODES, type TroubleCode } from '../trouble';

/** Its name in `storage.local`, where pages find it also when the database can't be opened. */
export const DAMAGE_NOTE = 'damage';

/** Its name there while nothing can be stored: a `TroubleCode`. */
export const TROUBLE_NOTE = 'storageTrouble';

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const note = v.looseObject({
  at: count,
  restored: count,
  lost: count,
  settingsLost: v.optional(v.boolean()),
  since: v.optional(count),
});

/** The word that stands there, or undefined where none does, or what is none. */
export function readableNote(stored: unknown): DamageNote | undefined {
  return v.is(note, stored) ? stored : undefined;
}

/** The trouble that stands there. */
export function readableTrouble(stored: unknown): TroubleCode | undefined {
  return v.is(v.picklist(TROUBLE_CODES), stored) ? stored : undefined;
}

/** Leaves word; adds to what was not read yet. The same word twice (a death in between) counts once. Out: all of it. */
export async function noteDamage(local: KeyValues, found: DamageNote): Promise<DamageNote> {
  const before = readableNote((await local.get(DAMAGE_NOTE))[DAMAGE_NOTE]);
  if (before?.at === found.at) return before;
  const sum = before ? addNotes(before, found) : found;
  await local.set({ [DAMAGE_NOTE]: sum });
  return sum;
}

/** Two damages as one, of the time of the later. */
export function addNotes(before: DamageNote, note: DamageNote): DamageNote {
  return {
    at: note.at,
    restored: before.restored + note.restored,
    lost: before.lost + note.lost,
    ...((before.settingsLost || note.settingsLost) && { settingsLost: true }),
    ...((note.since ?? before.since) !== undefined && {
      since: Math.min(note.since ?? Number.POSITIVE_INFINITY, before.since ?? Number.POSITIVE_INFINITY),
    }),
  };
}
