import type { MemoriesDb } from '../captures/schema';
import { local } from '../local/area';
import { announce, coalesced } from './announce';
import { showBadge } from './badge';
import { COUNTS, type Counts, countCaptures, NO_COUNTS } from './counts';
import { notifyProgress } from './notifications';

/** How often pages are told of changes at most: often enough to look live. ms. */
const GAP_MS = 150;

/** To be called after any change of captures: tells pages, shows the badge, notifies. Cheap to call often. */
export function createChangeTeller(db: () => Promise<MemoriesDb>): () => void {
  return coalesced(async () => {
    const told = announce({ name: 'captures-changed' });
    const stored = await local.get(COUNTS);
    const before = (stored[COUNTS] as Counts | undefined) ?? NO_COUNTS;
    const now = await countCaptures(await db(), before);
    await local.set({ [COUNTS]: now });
    await Promise.all([told, showBadge(now), notifyProgress(before, now)]);
  }, GAP_MS);
}
