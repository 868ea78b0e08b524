import { useEffect, useState } from 'preact/hooks';
import { openPicturesDb } from '../../utils/pictures/db';
import { readPicture } from '../../utils/pictures/pictures';
import type { TargetKey } from '../../utils/platforms/types';

/**
 * The address of the small picture that is kept of something saved, or null. Looked for again at each new `reading`
 * until there is one: it comes a moment after the save.
 */
export function usePicture(key: TargetKey | undefined, reading?: unknown): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (url || !key) return;
    let isHere = true;
    const read = async () => {
      const picture = await readPicture(await openPicturesDb(), key);
      if (picture && isHere) setUrl(URL.createObjectURL(picture));
    };
    // Without pictures there are drawn signs.
    read().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [key, reading, url]);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  return url;
}

/** What shows a picture on a `.thumb`, or leaves it as it is drawn. */
export const pictured = (url: string | null) =>
  url ? { 'data-picture': true, style: { backgroundImage: `url("${url}")` } } : {};
