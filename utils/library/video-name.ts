import type { CapturedVideo } from '../captures/types';

/** What the library calls a video, where that is more than an address, a file, or a number. */
export function nameOf(video: CapturedVideo | undefined): string | undefined {
  const name = video?.name?.trim();
  return name && !/^https?:|^[\w-]+\.\w{3,4}$|^\d+$/.test(name) ? name : undefined;
}
