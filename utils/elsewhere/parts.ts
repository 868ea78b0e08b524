import * as v from 'valibot';
import type { BloomFilter } from './bloom';

/** The filter of one browser as `storage.sync` keeps it. */
export interface DeviceFilter {
  device: string;
  /** When it was made, ms since 1970. */
  at: number;
  filter: BloomFilter;
}

/**
 * Bytes of a filter in one item: as base64, with what stands around it, below the 8,192 bytes that browsers take an
 * item (developer.chrome.com, chrome.storage, QUOTA_BYTES_PER_ITEM, seen 2026-11-27).
 */
const PART_BYTES = 6000;

const NAME = /^saved-([a-z0-9]{1,20})-(\d{1,2})$/;

const partSchema = v.object({
  at: v.number(),
  /** How many parts there are. */
  of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  bits: v.pipe(v.string(), v.maxLength(PART_BYTES * 2), v.base64()),
});

type Part = v.InferOutput<typeof partSchema>;

/** A filter as items of `storage.sync`, by name. */
export function toParts({ device, at, filter }: DeviceFilter): Record<string, Part> {
  const of = Math.ceil(filter.length / PART_BYTES);
  const parts = Array.from({ length: of }, (_, i): [string, Part] => {
    const bytes = filter.subarray(i * PART_BYTES, (i + 1) * PART_BYTES);
    return [`saved-${device}-${i}`, { at, of, bits: btoa(String.fromCharCode(...bytes)) }];
  });
  return Object.fromEntries(parts);
}

/**
 * The filters among items of `storage.sync`, whatever else is there. A browser's parts may arrive one by one: a filter
 * of which not all parts are there, or of different times, is none yet.
 */
export function fromParts(items: Record<string, unknown>): DeviceFilter[] {
  const found = new Map<string, Map<number, Part>>();
  for (const [name, item] of Object.entries(items)) {
    const [, device, index] = NAME.exec(name) ?? [];
    const read = v.safeParse(partSchema, item);
    if (device === undefined || !read.success) continue;
    const parts = found.get(device) ?? new Map<number, Part>();
    found.set(device, parts.set(Number(index), read.output));
  }
  return [...found].flatMap(([device, parts]) => joined(device, parts) ?? []);
}

function joined(device: string, parts: ReadonlyMap<number, Part>): DeviceFilter | null {
  const first = parts.get(0);
  if (!first) return null;
  const all = Array.from({ length: first.of }, (_, i) => parts.get(i));
  if (!all.every((part) => part?.at === first.at && part.of === first.of)) return null;
  const text = all.map((part) => atob(part?.bits ?? '')).join('');
  return text === '' ? null : { device, at: first.at, filter: Uint8Array.from(text, (c) => c.charCodeAt(0)) };
}

/** Whose part an item is; null for what is none. */
export function deviceOf(name: string): string | null {
  return NAME.exec(name)?.[1] ?? null;
}
