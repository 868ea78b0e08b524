/** How long something must have been seen before a yes to it counts, ms; and since it first came up. */
const SEEN_MS = 1000;
const FIRST_MS = 500;
/** A press is judged by what is known so much later: the browser looks at most every 100 ms what lies over us. */
export const JUDGE_MS = 250;
/** Parts of a pixel get lost where a frame begins between two. */
const WHOLE = 0.99;

/** Since when a thing was wholly seen, as far as it is known; ms since the page began. */
export interface Sight {
  /** When it was first wholly seen; null before. */
  first: number | null;
  /** Since when it has been wholly seen without a break; null while it is not. */
  since: number | null;
}

export const UNSEEN: Sight = { first: null, since: null };

/** What is known after another look. */
export function look(before: Sight, isWhole: boolean, now: number): Sight {
  if (!isWhole) return { ...before, since: null };
  return { first: before.first ?? now, since: before.since ?? now };
}

/**
 * When a yes counts from, ms since the page began: a second after something last lay over it, half a second after it
 * first came up. `Infinity` while it is not wholly seen.
 */
export function readyAt({ first, since }: Sight): number {
  if (first === null || since === null) return Number.POSITIVE_INFINITY;
  return since + (since === first ? FIRST_MS : SEEN_MS);
}

/** Tells of each look at an element whether it is wholly seen with nothing over it. Out: what ends it. */
export function watchSight(element: Element, tell: (isWhole: boolean) => void): () => void {
  // In a window of our own there is no page to lie over it, and only Chromium can tell.
  const isOnTop = window.top === window;
  const options = { threshold: [0, WHOLE, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    if (entry) tell(isOnTop || (entry.isVisible === true && entry.intersectionRatio >= WHOLE));
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}
