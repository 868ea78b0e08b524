import { MAX_POSTS_PER_REQUEST, MAX_TAGS_PER_REQUEST } from '../../utils/memories/limits';
import type { PlatformId, TargetKey } from '../../utils/platforms/types';
import { eachOf } from '../ui/breathe';
import type { FoundGroup, Row } from './found';

/** What narrows down a whole page of groups. */
export interface Choice {
  /** Only what was added at this time or later, ms since 1970. */
  since?: number;
  /** What is in the library already, or on its way there. */
  saved: ReadonlySet<TargetKey>;
}

/** A group in numbers. */
export interface Tally {
  total: number;
  /** Of all its rows. */
  already: number;
  /** Chosen and not in the library yet: what a save would add. */
  fresh: number;
  /** How many requests that takes. */
  requests: number;
}

/** Rows between which the page breathes: a few milliseconds. */
const PORTION = 5000;

/** Counts a group. Undefined when `signal` ended it: the numbers would be of no use. */
export async function tally(group: FoundGroup, choice: Choice, signal?: AbortSignal): Promise<Tally | undefined> {
  let already = 0;
  const fresh = new Map<PlatformId, number>();
  await eachOf(
    group.rows,
    PORTION,
    (row) => {
      if (choice.saved.has(row.key)) already += 1;
      else if (isChosen(group, row, choice)) fresh.set(row.platform, (fresh.get(row.platform) ?? 0) + 1);
    },
    signal,
  );
  if (signal?.aborted) return undefined;
  const counts = [...fresh.values()];
  const most = { post: MAX_POSTS_PER_REQUEST, hashtag: MAX_TAGS_PER_REQUEST, creator: 1 }[group.kind];
  return {
    total: group.rows.length,
    already,
    fresh: counts.reduce((sum, n) => sum + n, 0),
    requests: counts.reduce((sum, n) => sum + Math.ceil(n / most), 0),
  };
}

/** Whether a row of a ticked group is wanted. In a group that has dates, one without a date is not "since" any day. */
export function isChosen({ off, dated }: FoundGroup, { key, addedAt }: Row, { since }: Choice): boolean {
  if (off.has(key)) return false;
  return since === undefined || !dated || (addedAt ?? Number.NEGATIVE_INFINITY) >= since;
}
