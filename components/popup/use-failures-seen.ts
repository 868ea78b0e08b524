import { useEffect } from 'preact/hooks';
import { failuresSeen } from '../../utils/background/badge';
import { countsWith, sumOf } from '../../utils/captures/counts';
import { reading } from '../../utils/captures/db';
import { openMemories } from '../../utils/pages/open-memories';
import { useAnnouncement } from '../ui/use-announcement';

/** While the list is in sight, nothing that fails is news on the toolbar. */
export function useFailuresSeen(): void {
  const look = () => {
    if (document.visibilityState === 'visible') countFailures().catch(() => undefined);
  };
  useEffect(look, []);
  useAnnouncement('captures-changed', look);
}

async function countFailures(): Promise<void> {
  const db = await openMemories();
  await failuresSeen(sumOf(await countsWith(reading(db), ['failed'])));
}
