import { useEffect, useState } from 'preact/hooks';
import { openLibraryDb } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { lineWith } from '../../utils/library/line-with';
import { partOf } from '../../utils/library/parts';
import type { Line } from '../../utils/memories/library-schemas';

/** Of a creator with hundreds of videos the first are looked through. */
const VIDEOS = 5;

/** A line, and the address of the post it is said in. */
export interface Moment extends Line {
  url?: string;
}

/** Where in a save the words are said, as far as its transcript is kept here. */
export function useMoment(save: Save, words: string): Moment | null {
  const { videoNos, key } = save;
  const [moment, setMoment] = useState<Moment | null>(null);
  useEffect(() => {
    let isMeant = true;
    if (words.trim() === '') setMoment(null);
    else void findLine(save, words).then((found) => isMeant && setMoment(found));
    return () => {
      isMeant = false;
    };
  }, [key, videoNos.length, words]);
  return moment;
}

async function findLine(save: Save, words: string): Promise<Moment | null> {
  try {
    const db = await openLibraryDb();
    for (const videoNo of save.videoNos.slice(0, VIDEOS)) {
      for (const of of ['speech', 'scenes'] as const) {
        const line = lineWith((await db.get('transcripts', [videoNo, of]))?.lines ?? [], words);
        if (line) return { ...line, url: partOf(save, videoNo).url };
      }
    }
  } catch {
    // Without what is kept there is no moment to show.
  }
  return null;
}
