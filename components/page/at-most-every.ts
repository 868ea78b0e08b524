export interface Paced {
  /** As soon as the last run is long enough ago, together with all other calls until then. */
  soon(): void;
  /** After a time of its own, ms, unless a run comes sooner; 0 = without waiting for the pace. */
  in(ms: number): void;
}

/** A run is followed by a rest of so many times its length: it takes no more than that share of the page's time. */
const REST = 25;
/** But never by a longer one, ms: a person waits for what the next run shows. */
const LONGEST_REST_MS = 1000;

/**
 * Paces `run` to once in `pauseMs`, however often it is asked for, and to less where it takes long; never after
 * `signal`. It runs in a task of its own, after the frame that is being made: the page is laid out by then, and
 * reading where things are costs no layout.
 */
export function atMostEvery(pauseMs: number, run: () => void, signal: AbortSignal): Paced {
  let free = Number.NEGATIVE_INFINITY;
  let due = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function now() {
    due = Number.POSITIVE_INFINITY;
    if (signal.aborted) return;
    const began = performance.now();
    // Before it runs, which may ask for more.
    free = began + pauseMs;
    run();
    free = began + Math.max(pauseMs, Math.min(REST * (performance.now() - began), LONGEST_REST_MS));
  }

  function at(time: number) {
    if (time >= due) return;
    clearTimeout(timer);
    due = time;
    timer = setTimeout(now, time - performance.now());
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    soon: () => at(Math.max(free, performance.now())),
    in: (ms) => at(performance.now() + ms),
  };
}
