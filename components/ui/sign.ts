import type { CaptureKind, CapturePlatform } from '../../utils/captures/types';

/** A site that has none of its own yet gets that of any other site. */
const SITE_SIGN: Partial<Record<CapturePlatform, string>> = {
  tiktok: 'note',
  youtube: 'play',
  instagram: 'camera',
  local: 'file',
};

/** The drawn sign of a thing: that of its site, or of what it is where it is no single post. */
export function signOf({ kind, platform }: { kind: CaptureKind; platform: CapturePlatform }): string {
  if (kind === 'creator') return 'person';
  if (kind === 'hashtag') return 'hash';
  return SITE_SIGN[platform] ?? 'globe';
}
