import * as v from 'valibot';
import { CAPTURE_STATUSES } from '../types';
import type { Head, JournalRow, JournalStore } from './types';

/*
 * What stands in `storage.local` may be anything: written by a version to come, cut, or mixed up by the browser. What
 * is not what it should be costs itself alone; taken for good, one row would undo every repair from then on.
 */

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const snapshot = v.looseObject({ seq: count, rows: count, at: number });
const head = v.looseObject({
  generation: v.pipe(v.string(), v.minLength(1)),
  seq: count,
  place: v.pipe(count, v.minValue(1)),
  changes: count,
  lookAt: v.optional(number),
  snapshot: v.optional(snapshot),
  older: v.optional(snapshot),
});

/** The head, or undefined where that is none. */
export function readableHead(stored: unknown): Head | undefined {
  return v.is(head, stored) ? (stored as Head) : undefined;
}

const capture = v.looseObject({
  id: v.string(),
  key: v.string(),
  platform: v.string(),
  kind: v.string(),
  url: v.string(),
  library: v.picklist(['private', 'public']),
  namespace: v.string(),
  status: v.picklist(CAPTURE_STATUSES),
  createdAt: number,
  updatedAt: number,
  attempts: number,
  videoNos: v.array(v.string()),
});

const lane = v.looseObject({ waitMs: v.optional(number), strikes: v.optional(number) });

const follow = v.looseObject({
  id: v.string(),
  key: v.string(),
  platform: v.string(),
  kind: v.picklist(['creator', 'hashtag']),
  url: v.string(),
  title: v.string(),
  every: v.picklist(['day', 'week']),
  count: number,
  createdAt: number,
  nextAt: number,
});

const day = v.looseObject({
  day: v.pipe(v.string(), v.isoDate()),
  requests: v.record(v.string(), count),
  posts: count,
  timed: count,
  seconds: v.pipe(number, v.minValue(0)),
});

/**
 * Of the single values what is written twice: what a person decided, what the API demanded, and what was spent on the
 * day at hand, or a cap would be spent again after a repair.
 */
const META: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  ['paused', v.boolean()],
  ['halt', v.looseObject({ code: v.string(), until: v.optional(number) })],
  ['scraperIntervalMs', v.pipe(number, v.minValue(0))],
  ['dailyCapUsd', v.pipe(number, v.minValue(0))],
  ['follows', v.array(follow)],
  ['today', day],
]);

const isLane = (key: string) => key.startsWith('lane:');

/** Whether a single value of that name is written twice. */
export function isKept(key: string): boolean {
  return META.has(key) || isLane(key);
}

const VALUES: Record<JournalStore, (key: string) => v.GenericSchema> = {
  captures: (key) => v.intersect([capture, v.looseObject({ id: v.literal(key) })]),
  imports: (key) => v.looseObject({ id: v.literal(key), total: number, createdAt: number, state: v.string() }),
  blobs: () => v.object({ name: v.string(), type: v.string(), base64: v.pipe(v.string(), v.base64()) }),
  meta: (key) => META.get(key) ?? (isLane(key) ? lane : v.never()),
};

/** Whether a row of a record is one at all: where it belongs, and what it is about. */
export function isRow(row: unknown): row is JournalRow {
  return Array.isArray(row) && Object.hasOwn(VALUES, String(row[0])) && typeof row[1] === 'string';
}

/** Whether a row's value is what stands in its store; null says that it is gone. */
export function isSound([store, key, value]: JournalRow): boolean {
  return value === null || v.is(VALUES[store](key), value);
}
