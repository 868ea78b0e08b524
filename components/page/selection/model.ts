import type { TargetKey } from '../../../utils/platforms/types';

/**
 * What a person has chosen, held by post: elements come and go while a site scrolls. `anchor` is where a range
 * starts, `base` what was chosen when it was set, so that a range which is drawn back gives up what it had taken.
 */
export interface Selection {
  readonly chosen: ReadonlySet<TargetKey>;
  readonly base: ReadonlySet<TargetKey>;
  readonly anchor: TargetKey | null;
}

export const NOTHING: Selection = { chosen: new Set(), base: new Set(), anchor: null };

/** Chooses a post or gives it up; ranges start from it now. */
export function toggle({ chosen }: Selection, key: TargetKey): Selection {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return { chosen: next, base: next, anchor: key };
}

/**
 * Draws the range from the anchor to `key`, both included, over `order` (the keys of the page from first to last).
 * Without an anchor that the page still knows, the range is `key` alone and starts there.
 */
export function extendTo(selection: Selection, key: TargetKey, order: readonly TargetKey[]): Selection {
  const to = order.indexOf(key);
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  if (to < 0 || from < 0) {
    const chosen = new Set(selection.chosen).add(key);
    return { chosen, base: chosen, anchor: key };
  }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ...selection, chosen: new Set([...selection.base, ...range]) };
}

/** Chooses all of `keys` besides what is chosen already; ranges still start where they did. */
export function selectAll({ chosen, anchor }: Selection, keys: Iterable<TargetKey>): Selection {
  const next = new Set([...chosen, ...keys]);
  return { chosen: next, base: next, anchor };
}

/** Has the next range start at a post, unless one has been started already. */
export function startAt(selection: Selection, key: TargetKey): Selection {
  return selection.anchor === null ? { ...selection, base: selection.chosen, anchor: key } : selection;
}
