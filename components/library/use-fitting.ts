import { useEffect, useState } from 'preact/hooks';
import type { Save } from '../../utils/library/document';
import type { IndexKeeper } from '../../utils/library/index-keeper';

/**
 * The saves that fit some words, best first; until they are found what was found before. Null: nothing was looked for
 * yet. `version`: of what is searched.
 */
export function useFitting(keeper: IndexKeeper, version: number, words: string): readonly Save[] | null {
  const [found, setFound] = useState<readonly Save[] | null>(null);
  const isAll = words.trim() === '';
  useEffect(() => {
    // Else what was found long ago is seen for a moment, when words come again.
    if (isAll) return setFound(null);
    let isMeant = true;
    void keeper.search(words).then((saves) => isMeant && setFound(saves));
    return () => {
      isMeant = false;
    };
  }, [keeper, version, words]);
  return isAll ? keeper.saves : found;
}
