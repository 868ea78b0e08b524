/** After so many losses at one place a control goes to the next. */
const TRIES = 2;
/** Between a loss and the next try, ms: nothing of ours twitches. The first is made good at once. */
const PAUSE_MS = 1000;
/** A control that stood for so long was not taken by a site that fights it, ms. */
const STOOD_MS = 60_000;

/** Counts how often a site took a control away, and says what to do about it. */
export interface Losses {
  /** The site took it away; time in ms. */
  count(now: number): void;
  /** The page is about something else: forgets what is long past. */
  renew(now: number): void;
  /** How many places were given up: 0 = none yet. */
  readonly places: number;
  /** How long to wait before the next try, ms. */
  wait(now: number): number;
}

/** A site that takes controls away gets the better of us: a few tries, slower and slower, at fewer and fewer places. */
export function createLosses(): Losses {
  let losses = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    count(now) {
      losses = now - last > STOOD_MS ? 1 : losses + 1;
      last = now;
    },
    renew(now) {
      if (now - last > STOOD_MS) losses = 0;
    },
    get places() {
      return Math.floor(losses / TRIES);
    },
    wait: (now) => (losses > 1 ? Math.max(0, last + PAUSE_MS - now) : 0),
  };
}
