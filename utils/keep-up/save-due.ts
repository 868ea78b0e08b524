import { acceptance } from '../captures/accept';
import { type Core, NEVER } from '../captures/core';
import { reading, write } from '../captures/db';
import { isUnsent } from '../captures/journal/at-rest';
import { readMeta, writeMeta } from '../captures/meta';
import type { WriteTx } from '../captures/schema';
import type { Follow } from '../captures/types';
import type { Settings } from '../settings';
import { dueAt, ranAt } from './when';

/**
 * Saves the newest posts of everything followed that is due, each at most once however long the browser was off: what is
 * saved and when it is due next stand in one transaction. They leave as what came in bulk does, behind what is saved by
 * hand, one request each at the published pace. Out: when to look again, ms since 1970.
 */
export async function saveDue(core: Core, settings: () => Promise<Settings>): Promise<number> {
  const db = await core.db();
  const now = core.clock.now();
  const follows = (await readMeta(reading(db), 'follows')) ?? [];
  const due = follows.filter((follow) => dueAt(follow, now) <= now);
  if (due.length > 0) {
    const given = await settings();
    for (const { id } of due) await write(db, (tx) => saveOne(tx, id, given, now));
    core.changed();
  }
  return nextOf((await readMeta(reading(db), 'follows')) ?? [], now);
}

function nextOf(follows: readonly Follow[], now: number): number {
  return Math.min(NEVER, ...follows.map((follow) => dueAt(follow, now)));
}

async function saveOne(tx: WriteTx, id: string, settings: Settings, now: number): Promise<void> {
  const follows = (await readMeta(tx, 'follows')) ?? [];
  const follow = follows.find((one) => one.id === id);
  // It may have been stopped or paused meanwhile.
  if (!follow || dueAt(follow, now) > now) return;
  const isCancelled = !(await isStillWaiting(tx, follow)) && !(await ask(tx, follow, settings, now));
  const others = follows.filter((one) => one.id !== id);
  // Whoever cancelled all of it in the list of tasks wants no more of it.
  await writeMeta(tx, 'follows', isCancelled ? others : follows.map((one) => (one.id === id ? ranAt(one, now) : one)));
}

/** Whether the time before has not left yet: without credits, or paused, they would only pile up. */
async function isStillWaiting(tx: WriteTx, { id, key }: Follow): Promise<boolean> {
  const same = await tx.objectStore('captures').index('key').getAll(key);
  return same.some((capture) => capture.importId === id && isUnsent(capture));
}

async function ask(tx: WriteTx, { id, url, title, count, folder }: Follow, settings: Settings, now: number) {
  const items = [{ url, title }];
  const importOf = { id, name: title };
  const request = { items, library: 'private', count, folder, again: true, importOf } as const;
  return (await acceptance(request, settings, now)(tx)).length > 0;
}
