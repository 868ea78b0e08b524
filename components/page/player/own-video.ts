import { nearestMiddle } from '../../../utils/platforms/adapter';
import { type Grammar, recogniseWith } from '../../../utils/platforms/grammar';
import { keyOf } from '../../../utils/platforms/key';
import type { Target, TargetKey } from '../../../utils/platforms/types';

/** A site, as far as its player matters. */
export interface PlayerSite {
  grammar: Grammar;
  /** What the own video of a post plays in; null while the page does not show that post. */
  box(target: Target): Element | null;
}

/** The `<video>` of one post: only on the page of that post, and only in what shows it there. */
export function ownVideo({ grammar, box }: PlayerSite, key: TargetKey): HTMLVideoElement | null {
  const target = recogniseWith(grammar, new URL(location.href));
  if (!target || keyOf(target) !== key) return null;
  const videos = box(target)?.querySelectorAll('video') ?? [];
  return nearestMiddle(videos) as HTMLVideoElement | null;
}
