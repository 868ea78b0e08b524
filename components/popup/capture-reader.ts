import type { CapturePage } from '../../utils/captures/read';
import type { Capture } from '../../utils/captures/types';

/** Rows come in steps between which the page is free. */
const STEP = 500;

/** While changes pour in, the rows are read again at most this often, ms. */
const REST_MS = 500;

/** Captures in their order, beginning after the one with the id `last`. */
export type ReadPage = (last: string | undefined, limit: number) => Promise<CapturePage>;

/** By which ids the rows stand: the newest first, or as a list has them. */
export type Order = 'newest-first' | 'as-listed';

type Tell = (rows: readonly Capture[], complete: boolean) => void;

/**
 * Reads captures step by step and tells them: after the first step with what was known of those behind it, and again
 * at the end. The result is the function that starts this anew; calls while it runs make one
 * further run after it.
 */
export function captureReader(
  readPage: ReadPage,
  tell: Tell,
  signal: AbortSignal,
  order: Order = 'newest-first',
): () => void {
  let known: readonly Capture[] = [];
  let running = false;
  let wanted = false;

  const readOnce = async () => {
    const rows: Capture[] = [];
    for (let more = true; more && !signal.aborted; ) {
      const page = await readPage(rows.at(-1)?.id, STEP);
      const first = rows.length === 0;
      rows.push(...page.rows);
      more = page.more;
      if (first && more) tell(withKnown(rows, known, order), known.length > 0);
    }
    if (signal.aborted) return;
    known = rows;
    tell(rows, true);
  };

  const run = async () => {
    wanted = true;
    if (running) return;
    running = true;
    while (wanted && !signal.aborted) {
      wanted = false;
      await readOnce().catch((error) => {
        // A database that is just being repaired, or that browsers make anew at the second try.
        console.error('The list could not be read; it is tried again.', error);
        wanted = true;
      });
      if (wanted) await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    running = false;
  };

  return () => void run();
}

/** Rows just read, and behind them those known from the last reading. */
export function withKnown(fresh: readonly Capture[], known: readonly Capture[], order: Order): readonly Capture[] {
  const last = fresh.at(-1)?.id;
  if (last === undefined) return known;
  return [...fresh, ...known.filter(({ id }) => (order === 'newest-first' ? id < last : id > last))];
}
