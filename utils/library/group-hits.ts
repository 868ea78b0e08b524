import type { SearchBy } from '../memories/library-calls';
import type { Hit } from '../memories/library-schemas';
import type { Save } from './document';
import { shownBy } from './parts';

export interface Moment {
  /** Seconds. */
  second: number;
  /** What was said there, where that is known. */
  words?: string;
  by: SearchBy;
}

/** What a search found in one post. */
export interface FoundPost {
  /** What shows it: a save, or one video of a save of several. Absent: no save of this browser has that video. */
  save?: Save;
  /** The save of the list that has it; differs from `save` where that is one video of several. */
  owner?: Save;
  videoNo: string;
  /** The provider's name of the video. */
  name?: string;
  moments: Moment[];
}

/** Two places so near are one to a person, seconds. */
const NEAR = 2;
/** More of one post than this hides the others. */
const MOST_MOMENTS = 6;

/** Joins hits to saves, one entry a post in the order of its best hit, its moments in the order of time. Pure. */
export function groupHits(hits: readonly (Hit & { by: SearchBy })[], saves: readonly Save[]): FoundPost[] {
  const shown = shownBy(saves);
  const posts = new Map<string, FoundPost>();
  for (const { videoNo, name, start, words, by } of hits) {
    const { part: save, save: owner } = shown(videoNo) ?? {};
    const place = save?.key ?? videoNo;
    const post = posts.get(place) ?? { save, owner, videoNo, name, moments: [] };
    posts.set(place, post);
    addMoment(post.moments, { second: start, words, by });
  }
  for (const post of posts.values()) {
    post.moments = post.moments.slice(0, MOST_MOMENTS).sort((a, b) => a.second - b.second);
  }
  return [...posts.values()];
}

/** Of two at the same place the one with words. */
function addMoment(moments: Moment[], moment: Moment): void {
  const same = moments.findIndex(({ second }) => Math.abs(second - moment.second) < NEAR);
  if (same < 0) moments.push(moment);
  else if (moment.words && !moments[same]?.words) moments[same] = moment;
}
