interface Scheduling {
  scheduler?: { yield?: () => Promise<void> };
}

/** Gives the page a moment between two portions of long work, for drawing and for what the person does. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Goes through a long list in portions between which the page can breathe. Stops without a word when `signal` says so. */
export async function eachOf<T>(
  rows: readonly T[],
  portion: number,
  work: (row: T, index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < rows.length; from += portion) {
    if (from > 0) await breathe();
    if (signal?.aborted) return;
    const end = Math.min(rows.length, from + portion);
    for (let i = from; i < end; i += 1) work(rows[i] as T, i);
  }
}
