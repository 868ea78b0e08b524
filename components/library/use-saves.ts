import { useEffect, useRef, useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { allCaptures } from '../../utils/captures/walk';
import { createIndexKeeper, type IndexKeeper } from '../../utils/library/index-keeper';
import { startPageIndex, startSlowIndex } from '../../utils/library/page-index';
import { openMemories } from '../../utils/pages/open-memories';
import { breathe } from '../ui/breathe';
import { useAnnouncement } from '../ui/use-announcement';

/** What was saved, with its index, kept right while the page is open. `version` differs after each change. */
export function useSaves(): { keeper: IndexKeeper; version: number; isRead: boolean } {
  const [version, setVersion] = useState(0);
  const kept = useRef<IndexKeeper>(undefined);
  kept.current ??= createIndexKeeper(
    { captures: readAll, breathe, index: startPageIndex, otherIndex: () => startSlowIndex(breathe) },
    () => setVersion((before) => before + 1),
  );
  const keeper = kept.current;
  // A database that can't be opened is told above the page; what was read stays.
  const refresh = () => void keeper.refresh().catch((error) => console.error('The saves could not be read.', error));
  useEffect(refresh, [keeper]);
  useAnnouncement('captures-changed', refresh);
  return { keeper, version, isRead: version > 0 };
}

/** In portions, between which the page is free. */
async function readAll(): Promise<Capture[]> {
  const all: Capture[] = [];
  for await (const rows of allCaptures(await openMemories())) for (const row of rows) all.push(row);
  return all;
}
