import type { MemoriesDb } from '../captures/schema';
import type { Capture } from '../captures/types';
import { allCaptures } from '../captures/walk';
import { addText, type BloomFilter, emptyFilter } from './bloom';

/**
 * So many saves one filter tells of, the newest: 12,000 bytes of the 100 kB that `storage.sync` has, so that the
 * filters of five browsers fit, and their settings.
 */
export const MOST_SAVES = 10_000;

/** Rooms that a filter may have. Steps, so that its size says little of how many saves there are. */
const ROOMS = [625, 1250, 2500, 5000, MOST_SAVES] as const;

const KINDS: readonly Capture['kind'][] = ['post', 'creator', 'hashtag'];

/** The keys of what is in a library or on its way there, as a filter: neither addresses nor titles, nor what failed. */
export async function filterOfSaves(db: MemoriesDb): Promise<BloomFilter> {
  const newest = new Map<string, number>();
  for await (const rows of allCaptures(db)) {
    for (const { key, kind, status, createdAt } of rows) {
      if (!KINDS.includes(kind) || status === 'failed' || status === 'cancelled') continue;
      newest.set(key, Math.max(createdAt, newest.get(key) ?? 0));
    }
  }
  const keys = [...newest].sort(([, a], [, b]) => b - a).slice(0, MOST_SAVES);
  const filter = emptyFilter(ROOMS.find((room) => room >= keys.length) ?? MOST_SAVES);
  for (const [key] of keys) addText(filter, key);
  return filter;
}
