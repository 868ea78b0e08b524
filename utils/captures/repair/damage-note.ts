import type { KeyValues } from '../journal/types';
import type { Restored } from './restore';

/** Word for the person that the storage was damaged; stands until they say that they have read it. */
export interface DamageNote extends Restored {
  /** ms since 1970. */
  at: number;
  /** `storage.local` was emptied: settings and key are gone, saves are not. */
  settingsLost?: boolean;
}

/** Its name in `storage.local`, where pages find it also when the database can't be opened. */
export const DAMAGE_NOTE = 'damage';

/** Its name there while nothing can be stored: a `TroubleCode`. */
export const TROUBLE_NOTE = 'storageTrouble';

/** Leaves word; adds to what was not read yet. The same word twice (a death in between) counts once. Out: all of it. */
export async function noteDamage(local: KeyValues, note: DamageNote): Promise<DamageNote> {
  const before = (await local.get(DAMAGE_NOTE))[DAMAGE_NOTE] as DamageNote | undefined;
  if (before?.at === note.at) return before;
  const sum = before ? addNotes(before, note) : note;
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
  };
}
