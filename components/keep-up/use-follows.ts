import { useEffect, useState } from 'preact/hooks';
import { reading } from '../../utils/captures/db';
import { readMeta } from '../../utils/captures/meta';
import type { Follow } from '../../utils/captures/types';
import { openMemories } from '../../utils/pages/open-memories';
import { useAnnouncement } from '../ui/use-announcement';

/** Everything that is followed, kept up to date; null until it is read. */
export function useFollows(): readonly Follow[] | null {
  const [follows, setFollows] = useState<readonly Follow[] | null>(null);
  const read = async () => {
    const stored = await readMeta(reading(await openMemories()), 'follows');
    setFollows([...(stored ?? [])].sort((a, b) => a.title.localeCompare(b.title)));
  };
  // A database that can't be opened is told above the page.
  const readSoon = () => void read().catch((error) => console.error('What is followed could not be read.', error));
  useEffect(readSoon, []);
  useAnnouncement('captures-changed', readSoon);
  return follows;
}
