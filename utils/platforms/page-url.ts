import type { PlatformId, Target } from './types.ts';

/** The address of the page that shows a target; differs from `url` for hashtags only, whose `url` is the tag. */
export function pageUrlOf(target: Pick<Target, 'platform' | 'kind' | 'url'>): string {
  if (target.kind !== 'hashtag') return target.url;
  return HASHTAG_PAGE[target.platform] + encodeURIComponent(target.url);
}

const HASHTAG_PAGE: Record<PlatformId, string> = {
  tiktok: 'https://www.tiktok.com/tag/',
  youtube: 'https://www.youtube.com/hashtag/',
  instagram: 'https://www.instagram.com/explore/tags/',
};
