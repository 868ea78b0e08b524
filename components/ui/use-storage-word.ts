import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { DAMAGE_NOTE, type DamageNote, TROUBLE_NOTE } from '../../utils/captures/repair/damage-note';
import type { TroubleCode } from '../../utils/captures/trouble';

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
      const stored = await browser.storage.local.get([DAMAGE_NOTE, TROUBLE_NOTE]);
      setWord({ damage: stored[DAMAGE_NOTE] as DamageNote, trouble: stored[TROUBLE_NOTE] as TroubleCode });
    };
    const onChanged = (changes: Record<string, unknown>) => {
      if (DAMAGE_NOTE in changes || TROUBLE_NOTE in changes) void read();
    };
    void read();
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  }, []);
  return word;
}

/** The person has read it. */
export async function dismissDamage(): Promise<void> {
  await browser.storage.local.remove(DAMAGE_NOTE);
}
