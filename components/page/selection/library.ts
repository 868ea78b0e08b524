import { send } from '../../../utils/messages/send';
import type { TargetKey } from '../../../utils/platforms/types';

/** As many keys as one `getStates` message may carry. */
const MOST_KEYS = 500;
/** So many known ones in a row are where a person left off the last time. */
const FAMILIAR = 50;

export type IsKnown = (key: TargetKey) => boolean;

/** Knows which posts are in a library already, or on the way there; each is asked about once. */
export function createLibrary() {
  const known = new Map<TargetKey, boolean>();

  return {
    /** Asks the worker about those that it was not asked about before. What it can't say counts as new. */
    async ask(keys: readonly TargetKey[]): Promise<IsKnown> {
      const fresh = keys.filter((key) => !known.has(key));
      for (let from = 0; from < fresh.length; from += MOST_KEYS) {
        const some = fresh.slice(from, from + MOST_KEYS);
        const states = await send('getStates', { keys: some }).catch(() => ({}) as Record<string, undefined>);
        for (const key of some) known.set(key, states[key] !== undefined && states[key].state !== 'failed');
      }
      return (key) => known.get(key) === true;
    },
  };
}

/** Whether the last posts of a page, in its order, are all known. */
export function endsFamiliar(keys: readonly TargetKey[], isKnown: IsKnown): boolean {
  return keys.length >= FAMILIAR && keys.slice(-FAMILIAR).every(isKnown);
}
