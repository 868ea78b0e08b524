interface Scheduling {
  scheduler?: { yield?: () => Promise<void> };
}

/** Gives the page a moment between two portions of long work, for drawing and for what the person does. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** So long a page may work without a breath, ms: half of what a frame lasts. */
const LONGEST_MS = 8;
/** Rows between two looks at the clock. */
const LOOK = 50;

/**
 * Goes through a long list in portions between which the page can breathe, shorter ones on a slow machine. Stops
 * without a word when `signal` says so.
 */
export async function eachOf<T>(
  rows: readonly T[],
  portion: number,
  work: (row: T, index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let began = performance.now();
  for (let i = 0, since = 0; i < rows.length; i += 1, since += 1) {
    if (since === portion || (since > 0 && since % LOOK === 0 && performance.now() - began > LONGEST_MS)) {
      await breathe();
      began = performance.now();
      since = 0;
    }
    if (signal?.aborted) return;
    work(rows[i] as T, i);
  }
}
