import type { MessageName } from '../messages';
import { keep, recall } from './memory';

/** So much at once, and so much more a second. */
interface Allowance {
  most: number;
  perSecond: number;
}

/** What one tab may ask for. Nobody presses so fast: it bounds what a page could do that took over a script of ours. */
const SAVES: Allowance = { most: 400, perSecond: 2 };
const QUESTIONS: Allowance = { most: 30, perSecond: 0.2 };
const READS: Allowance = { most: 600, perSecond: 20 };
const OTHERS: Allowance = { most: 60, perSecond: 1 };

const ALLOWANCES: Partial<Record<MessageName, Allowance>> = {
  saveCaptures: SAVES,
  askQuestion: QUESTIONS,
  getStates: READS,
  getPageContext: READS,
};

/** What was left of an allowance, and when, ms since 1970. */
export interface Left {
  left: number;
  at: number;
}

/** What is left after a use of `cost`; null when there is not enough. A clock that was set back gives all of it anew. */
export function use({ most, perSecond }: Allowance, before: Left | undefined, cost: number, now: number): Left | null {
  const gained = before && now >= before.at ? ((now - before.at) / 1000) * perSecond : most;
  const left = Math.min(most, (before?.left ?? 0) + gained) - cost;
  return left < 0 ? null : { left, at: now };
}

/** Whoever is not known by a tab: presses that were left in the storage. */
export const NO_TAB = -1;

/** How often at most it is written down what was used up, ms. */
const WRITE_MS = 1000;

/** What a tab used up, by kind of message. */
type Stored = Record<string, Left>;

/**
 * Says of each message of a content script whether its tab may still send it. Reads what was used up once a tab and
 * life of the worker, and writes behind: nobody waits for a click to be counted.
 */
export function createAllowances(now: () => number) {
  const known = new Map<number, Promise<Stored>>();
  const changed = new Set<number>();
  const nameOf = (tabId: number) => `allowance:${tabId}`;
  // Where nothing can be kept in mind, counting goes on for the life of the worker.
  const load = async (tabId: number) => (await recall<Stored>(nameOf(tabId)).catch(() => undefined)) ?? {};

  async function write() {
    const tabs = [...changed];
    changed.clear();
    for (const tabId of tabs) await keep(nameOf(tabId), await known.get(tabId)).catch(() => undefined);
  }

  function writeSoon(tabId: number) {
    if (changed.size === 0) setTimeout(() => void write(), WRITE_MS);
    changed.add(tabId);
  }

  return async (tabId: number, name: MessageName, cost: number): Promise<boolean> => {
    if (!known.has(tabId)) known.set(tabId, load(tabId));
    const stored = (await known.get(tabId)) as Stored;
    const kind = ALLOWANCES[name] ? name : 'others';
    const next = use(ALLOWANCES[name] ?? OTHERS, stored[kind], cost, now());
    if (!next) return false;
    stored[kind] = next;
    writeSoon(tabId);
    return true;
  };
}
