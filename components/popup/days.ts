import type { ListItem } from './list-items';

/** The local midnight before a time. In and out: ms since 1970. */
export function dayOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/**
 * For each line of the list that begins a day: that day, ms since 1970. The captures of an import stand below their
 * line, whenever they were made.
 */
export function firstOfDays(items: readonly ListItem[]): ReadonlyMap<ListItem, number> {
  const first = new Map<ListItem, number>();
  let before = Number.NaN;
  // Newest first: what is not older than the beginning of the last day is of that day, and needs no calendar.
  for (const item of items) {
    if ('capture' in item && item.inside) continue;
    const { createdAt } = 'import' in item ? item.import : item.capture;
    if (createdAt >= before && createdAt < before + 82_800_000) continue;
    const day = dayOf(createdAt);
    if (day !== before) first.set(item, day);
    before = day;
  }
  return first;
}
