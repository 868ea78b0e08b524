import { useEffect, useState } from 'preact/hooks';
import { reading } from '../../utils/captures/db';
import { readDay } from '../../utils/captures/ledger';
import type { LedgerDay } from '../../utils/captures/rows';
import { openMemories } from '../../utils/pages/open-memories';
import { useAnnouncement } from './use-announcement';

/** What was asked of the account today; null until it is read. */
export function useLedger(): LedgerDay | null {
  const [day, setDay] = useState<LedgerDay | null>(null);
  const read = () =>
    void openMemories()
      .then((db) => readDay(reading(db), Date.now()))
      .then(setDay, (error) => console.error('The costs could not be read.', error));
  useEffect(read, []);
  useAnnouncement('captures-changed', read);
  return day;
}
