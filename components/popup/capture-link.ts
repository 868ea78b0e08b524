import type { Capture } from '../../utils/captures/types';
import { pageUrlOf } from '../../utils/platforms/index';

/** Where a capture's title leads; null for files, and for anything that is no http(s) address. */
export function captureLink({ platform, kind, url }: Capture): string | null {
  if (platform === 'local') return null;
  const address =
    platform !== 'web' && (kind === 'post' || kind === 'creator' || kind === 'hashtag')
      ? pageUrlOf({ platform, kind, url })
      : url;
  return /^https?:\/\//i.test(address) ? address : null;
}
