import type { KeyValues } from '../journal/types';
import type { Restored } from './restore';

/** Word for the person that the storage was damaged; stands until they say that they have read it. */
export interface DamageNote extends Restored {
  /** ms since 1970. */
  at: number;
}

/** Its name in `storage.local`, where pages find it also when the database can't be opened. */
export const DAMAGE_NOTE = 'damage';

/** Leaves word; adds to what was not read yet. The same word twice (a death in between) counts once. */
export async function noteDamage(local: KeyValues, note: DamageNote): Promise<void> {
  const before = (await local.get(DAMAGE_NOTE))[DAMAGE_NOTE] as DamageNote | undefined;
  if (before?.at === note.at) return;
  const restored = note.restored + (before?.restored ?? 0);
  await local.set({ [DAMAGE_NOTE]: { at: note.at, restored, lost: note.lost + (before?.lost ?? 0) } });
}
