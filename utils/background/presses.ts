import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { SaveRequest } from '../captures/accept';
import { itemSchema, type SaveReceipt } from '../messages';
import { LEFT } from '../messages/presses';
import { NO_TAB } from './allowance';
import type { Allow } from './router';

/** What a content script may leave. Untrusted: whoever took over a page's process can write it. */
const plainSave = v.object({
  item: itemSchema,
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
});

/** More than people press in the time that a worker takes to start: more at once are not from a person. */
const MOST_AT_ONCE = 50;

/** So many presses are remembered, so that the message of a press that was found already is not another one. */
const REMEMBERED = 200;

export interface Presses {
  /** Saves a press that came by message, unless it was found before: then this is the receipt of that. */
  take(id: string, request: SaveRequest): Promise<SaveReceipt>;
  /** Saves what a change of the storage says was left. */
  hear(changes: Record<string, Browser.storage.StorageChange>, area: string): Promise<void>;
  /** Saves what was left to a worker that did not come to it. */
  sweep(): Promise<void>;
}

/**
 * Presses reach the worker twice: by message, which has the answer, and by what was left in `storage.session`, which
 * outlives the page. Each is saved once; what was left goes only when it is written down.
 */
export function createPresses(save: (request: SaveRequest) => Promise<SaveReceipt>, allow: Allow): Presses {
  const known = new Map<string, Promise<SaveReceipt>>();

  function take(id: string, request: SaveRequest): Promise<SaveReceipt> {
    const before = known.get(id);
    if (before) return before;
    const receipt = save(request);
    known.set(id, receipt);
    for (const oldest of [...known.keys()].slice(0, -REMEMBERED)) known.delete(oldest);
    receipt.then(
      () => browser.storage.session.remove(LEFT + id),
      () => known.delete(id),
    );
    return receipt;
  }

  async function find(left: Record<string, unknown>): Promise<void> {
    const presses = Object.entries(left).filter(([name, value]) => name.startsWith(LEFT) && value !== undefined);
    const saving = presses.map(async ([name, value], i) => {
      const read = v.safeParse(plainSave, value);
      const isSound =
        read.success &&
        i < MOST_AT_ONCE &&
        (known.has(name.slice(LEFT.length)) || (await allow(NO_TAB, 'saveCaptures', 1)));
      if (!isSound) return browser.storage.session.remove(name);
      const { item, count } = read.output;
      return take(name.slice(LEFT.length), { items: [item], library: 'private', count });
    });
    for (const one of await Promise.allSettled(saving)) {
      if (one.status === 'rejected') console.error('A press could not be saved; it is tried again.', one.reason);
    }
  }

  return {
    take,
    hear: (changes, area) =>
      area === 'session'
        ? find(Object.fromEntries(Object.entries(changes).map(([name, { newValue }]) => [name, newValue])))
        : Promise.resolve(),
    sweep: async () => find(await browser.storage.session.get(null)),
  };
}
