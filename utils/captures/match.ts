import type { Capture, CapturePlatform, Library } from './types';

export interface CaptureFilter {
  /** Every word of it must occur in title, author, address or id; case does not matter. */
  text?: string;
  platform?: CapturePlatform;
  library?: Library;
}

/** A test for the captures that a filter lets through; made once for many of them. */
export function matcher({ text = '', platform, library }: CaptureFilter): (capture: Capture) => boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (capture) => {
    if (platform && capture.platform !== platform) return false;
    if (library && capture.library !== library) return false;
    if (words.length === 0) return true;
    const { title = '', author = '', url, key } = capture;
    const searched = `${title}\n${author}\n${url}\n${key}`.toLocaleLowerCase();
    return words.every((word) => searched.includes(word));
  };
}
