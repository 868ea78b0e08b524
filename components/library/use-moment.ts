import { useEffect, useState } from 'preact/hooks';
import type { Save } from '../../utils/library/document';
import type { IndexKeeper, Moment } from '../../utils/library/index-keeper';

/** So long after the last letter, ms: the list itself comes first. */
const REST_MS = 120;

/** Where in a save the words are said, as far as its transcript is kept here. */
export function useMoment(save: Save, words: string, { moment: find }: Pick<IndexKeeper, 'moment'>): Moment | null {
  const [moment, setMoment] = useState<Moment | null>(null);
  useEffect(() => {
    if (words.trim() === '') return setMoment(null);
    let isMeant = true;
    const timer = setTimeout(() => void find(save, words).then((found) => isMeant && setMoment(found)), REST_MS);
    return () => {
      isMeant = false;
      clearTimeout(timer);
    };
  }, [save.key, save.videoNos.length, words]);
  return moment;
}
