import type { SavedElsewhere } from '../../utils/elsewhere/saved-elsewhere';
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
  /** What is probably saved in another browser. */
  elsewhere?: SavedElsewhere;
}

/** A group in numbers. */
export interface Tally {
  total: number;
  /** Of all its rows. */
  already: number;
  /** Chosen and not in the library yet: what a save would add. What an earlier group brings counts there. */
  fresh: number;
  /** Of the fresh ones, those that are probably saved in another browser already. */
  elsewhere: number;
  /** Left out only for having no date. */
  undated: number;
  /** How many requests that takes. */
  requests: number;
}

/** Rows between which the page breathes: a few milliseconds. */
const PORTION = 5000;

/**
 * Counts a group. `taken`: what the groups before it bring; what this one does is put in. Undefined when `signal` ended
 * it: the numbers would be of no use.
 */
export async function tally(
  group: FoundGroup,
  choice: Choice,
  taken: Set<TargetKey> = new Set(),
  signal?: AbortSignal,
): Promise<Tally | undefined> {
  let already = 0;
  let undated = 0;
  let elsewhere = 0;
  const fresh = new Map<PlatformId, number>();
  await eachOf(
    group.rows,
    PORTION,
    (row) => {
      if (choice.saved.has(row.key)) already += 1;
      else if (isUndated(group, row, choice)) undated += 1;
      else if (isChosen(group, row, choice) && !taken.has(row.key)) {
        if (group.ticked) taken.add(row.key);
        if (choice.elsewhere?.(row.key)) elsewhere += 1;
        fresh.set(row.platform, (fresh.get(row.platform) ?? 0) + 1);
      }
    },
    signal,
  );
  if (signal?.aborted) return undefined;
  const counts = [...fresh.values()];
  const most = { post: MAX_POSTS_PER_REQUEST, hashtag: MAX_TAGS_PER_REQUEST, creator: 1 }[group.kind];
  return {
    total: group.rows.length,
    already,
    undated,
    elsewhere,
    fresh: counts.reduce((sum, n) => sum + n, 0),
    requests: counts.reduce((sum, n) => sum + Math.ceil(n / most), 0),
  };
}

/** The groups' numbers, by id. Undefined when `signal` ended it. */
export async function tallyAll(
  groups: readonly FoundGroup[],
  choice: Choice,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Tally> | undefined> {
  const taken = new Set<TargetKey>();
  const tallies = new Map<string, Tally>();
  for (const group of groups) {
    const counted = await tally(group, choice, taken, signal);
    if (!counted) return undefined;
    tallies.set(group.id, counted);
  }
  return tallies;
}

/** What the ticked groups come to. */
export function sumTallies(groups: readonly FoundGroup[], tallies: ReadonlyMap<string, Tally>) {
  const ticked = groups.flatMap((group) => (group.ticked ? (tallies.get(group.id) ?? []) : []));
  const add = (field: keyof Tally) => ticked.reduce((n, one) => n + one[field], 0);
  return { fresh: add('fresh'), total: add('total'), elsewhere: add('elsewhere'), requests: add('requests') };
}

function isUndated({ off, dated }: FoundGroup, { key, addedAt }: Row, { since }: Choice): boolean {
  return since !== undefined && dated && addedAt === undefined && !off.has(key);
}

/** Whether a row of a ticked group is wanted. In a group that has dates, one without a date is not "since" any day. */
export function isChosen({ off, dated }: FoundGroup, { key, addedAt }: Row, { since }: Choice): boolean {
  if (off.has(key)) return false;
  return since === undefined || !dated || (addedAt ?? Number.NEGATIVE_INFINITY) >= since;
}
