import { useEffect, useState } from 'preact/hooks';
import { DAMAGE_NOTE, readableNote, readableTrouble, TROUBLE_NOTE } from '../../utils/captures/repair/damage-note';
import type { DamageNote } from '../../utils/captures/rows';
import type { TroubleCode } from '../../utils/captures/trouble';
import { local } from '../../utils/local/area';

/** What the worker left to be told about the storage. */
export interface StorageWord {
  damage?: DamageNote;
  trouble?: TroubleCode;
}

/** What there is to say about the storage, kept up to date. Read where it stands also when the database can't be. */
export function useStorageWord(): StorageWord {
  const [word, setWord] = useState<StorageWord>({});
  useEffect(() => {
    const read = async () => {
      try {
        const stored = await local.get([DAMAGE_NOTE, TROUBLE_NOTE]);
        setWord({ damage: readableNote(stored[DAMAGE_NOTE]), trouble: readableTrouble(stored[TROUBLE_NOTE]) });
      } catch {
        // The very place where the word stands can't be read, and without it nothing can be saved either.
        setWord({ trouble: 'broken' });
      }
    };
    const onChanged = (changes: Record<string, unknown>) => {
      if (DAMAGE_NOTE in changes || TROUBLE_NOTE in changes) void read();
    };
    void read();
    return local.watch(onChanged);
  }, []);
  return word;
}

/** The person has read it. */
export async function dismissDamage(): Promise<void> {
  await local.remove(DAMAGE_NOTE);
}
