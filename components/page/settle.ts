/** The page must have kept still for so long, ms: its address and its contents change one after the other. */
export const SETTLE_MS = 250;
/** How long to look for a place before the control floats, ms. */
export const FLOAT_MS = 3000;

/** What the page is like at one moment. */
export interface Sight {
  /** The key of the page's own target; null = it has none. */
  key: string | null;
  /** The element beside which its control goes, if there is one. */
  anchor: object | null;
  /** False while the page shows another post than its address names, or may do so. */
  agrees: boolean;
}

export interface Verdict {
  /** `held`: there is a place, but the address and what is seen are not known to agree. */
  show: 'nothing' | 'held' | 'anchored' | 'floating';
  /** Look again after this time, ms; undefined = only when something changes. */
  again?: number;
}

/** Decides when the page's own control may stand. Feed it every sight with its time, ms. */
export function createSettler(): (sight: Sight, now: number) => Verdict {
  let last: Sight = { key: null, anchor: null, agrees: true };
  let changed = 0;
  let arrived = 0;
  return (sight, now) => {
    if (sight.key !== last.key) arrived = now;
    if (sight.key !== last.key || sight.anchor !== last.anchor) changed = now;
    last = sight;
    if (sight.key === null) return { show: 'nothing' };
    const still = changed + SETTLE_MS - now;
    if (!sight.anchor) {
      const wait = Math.max(still, arrived + FLOAT_MS - now);
      return wait > 0 ? { show: 'nothing', again: wait } : { show: 'floating' };
    }
    if (!sight.agrees) return { show: 'held' };
    return still > 0 ? { show: 'nothing', again: still } : { show: 'anchored' };
  };
}
