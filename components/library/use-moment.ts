import { useEffect, useState } from 'preact/hooks';
import { openLibraryDb } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { lineWith } from '../../utils/library/line-with';
import type { Line } from '../../utils/memories/library-schemas';

/** Of a creator with hundreds of videos the first are looked through. */
const VIDEOS = 5;

/** Where in a save the words are said, as far as its transcript is kept here. */
export function useMoment({ videoNos, key }: Save, words: string): Line | null {
  const [moment, setMoment] = useState<Line | null>(null);
  useEffect(() => {
    let isMeant = true;
    if (words.trim() === '') setMoment(null);
    else void findLine(videoNos.slice(0, VIDEOS), words).then((line) => isMeant && setMoment(line));
    return () => {
      isMeant = false;
    };
  }, [key, words]);
  return moment;
}

async function findLine(videoNos: readonly string[], words: string): Promise<Line | null> {
  try {
    const db = await openLibraryDb();
    for (const videoNo of videoNos) {
      for (const of of ['speech', 'scenes'] as const) {
        const line = lineWith((await db.get('transcripts', [videoNo, of]))?.lines ?? [], words);
        if (line) return line;
      }
    }
  } catch {
    // Without what is kept there is no moment to show.
  }
  return null;
}
