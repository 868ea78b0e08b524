export interface Paced {
  /** At once when the last run is long enough ago, else together with all other calls until then. */
  soon(): void;
  /** Once more after a time of its own, ms, unless a run comes sooner. */
  in(ms: number): void;
}

/** Paces `run` to once in `pauseMs`, however often it is asked for; never after `signal`. */
export function atMostEvery(pauseMs: number, run: () => void, signal: AbortSignal): Paced {
  let ran = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    ran = performance.now();
    if (!signal.aborted) run();
  };
  const later = (ms: number) => {
    timer ??= setTimeout(now, ms);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    soon() {
      const wait = ran + pauseMs - performance.now();
      if (wait > 0) later(wait);
      else now();
    },
    in: later,
  };
}
