import { browser } from 'wxt/browser';
import type { Clock } from '../captures/clock';
import { countsWith, sumOf } from '../captures/counts';
import { reading } from '../captures/db';
import type { MemoriesDb } from '../captures/schema';
import { CAPTURE_STATUSES } from '../captures/types';
import { filterOfSaves } from './filter-of-saves';
import { forgetOwnFilter, readOwnFilter, writeOwnFilter } from './own-filter';
import { deviceOf, fromParts, toParts } from './parts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Between two tellings. Browsers take 1,800 writes an hour and 120 a minute; this makes twelve an hour at most. */
const GAP_MS = 10 * MINUTE_MS;

/** What was not renewed for so long is of a browser that is gone. Each renews its own monthly. */
const GONE_MS = 365 * DAY_MS;
const RENEW_MS = 30 * DAY_MS;

/**
 * Tells the person's other browsers what is saved here, where the person wants that, and takes it back where not. To
 * be called whenever something may have changed. Out: when to call again, ms since 1970.
 */
export async function shareSaves(db: MemoriesDb, clock: Clock, isWanted: boolean): Promise<number> {
  if (!isWanted) {
    await takeBackSaves();
    return Number.POSITIVE_INFINITY;
  }
  const now = clock.now();
  const own = await readOwnFilter();
  // A clock that was set back holds nothing up.
  const isSoon = own !== null && own.at <= now && now < own.at + GAP_MS;
  const rows = sumOf(await countsWith(reading(db), CAPTURE_STATUSES));
  // Only states may have changed: once a day is enough.
  if (own && own.rows === rows && own.at <= now && now < own.at + DAY_MS) return Number.POSITIVE_INFINITY;
  if (isSoon) return own.at + GAP_MS;
  const device = own?.device ?? newName();
  // Written before: if this fails, for want of room, it is tried again no sooner.
  await writeOwnFilter({ device, at: now, rows });
  await tell(device, db, now);
  return Number.POSITIVE_INFINITY;
}

async function tell(device: string, db: MemoriesDb, now: number): Promise<void> {
  const items = await browser.storage.sync.get(null);
  const filters = fromParts(items);
  const gone = filters.filter((other) => other.device !== device && other.at < now - GONE_MS);
  const filter = await filterOfSaves(db);
  const before = filters.find((other) => other.device === device);
  const isAsBefore = before && now < before.at + RENEW_MS && sameBytes(before.filter, filter);
  const parts = isAsBefore ? {} : toParts({ device, at: now, filter });
  const left = Object.keys(items).filter((name) => {
    const of = deviceOf(name);
    return gone.some((other) => other.device === of) || (!isAsBefore && of === device && !(name in parts));
  });
  if (left.length > 0) await browser.storage.sync.remove(left);
  if (!isAsBefore) await browser.storage.sync.set(parts);
}

/** Takes this browser's filter out of what the others see. */
export async function takeBackSaves(): Promise<void> {
  const own = await readOwnFilter();
  if (!own) return;
  const names = Object.keys(await browser.storage.sync.get(null));
  await browser.storage.sync.remove(names.filter((name) => deviceOf(name) === own.device));
  await forgetOwnFilter();
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);

const newName = () => [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => (byte % 36).toString(36)).join('');
