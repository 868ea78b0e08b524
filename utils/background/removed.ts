import type { Core } from '../captures/core';
import { putBack } from '../captures/put-back';
import { type Removed, removeCaptures } from '../captures/take-back';
import { keep, recall } from './memory';

const LAST = 'removed';

/** Takes captures off the list, and keeps them in mind until the next are, or the browser closes. */
export async function removeForNow(core: Core, ids: readonly string[]): Promise<string[]> {
  const removed: Removed[] = [];
  const done = await removeCaptures(await core.db(), ids, core.clock.now(), (one) => removed.push(one));
  // Who can't keep them in mind has removed them all the same.
  await keep(LAST, removed).catch((error) => console.error('What was removed could not be kept in mind.', error));
  return done;
}

/** Puts those of the last removal on the list again that are named. */
export async function putBackRemoved(core: Core, ids: readonly string[]): Promise<string[]> {
  const wanted = new Set(ids);
  const removed = ((await recall<Removed[]>(LAST)) ?? []).filter(({ capture }) => wanted.has(capture.id));
  return putBack(await core.db(), removed, core.clock.now());
}
