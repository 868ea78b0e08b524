import type { CapturePage } from '../../utils/captures/read';
import type { Capture } from '../../utils/captures/types';

/** Rows come in steps between which the page is free. */
const STEP = 500;

/** While changes pour in, the rows are read again at most this often, ms. */
const REST_MS = 500;

/** Captures newest first, beginning after the one with the id `before`. */
export type ReadPage = (before: string | undefined, limit: number) => Promise<CapturePage>;

type Tell = (rows: readonly Capture[], complete: boolean) => void;

/**
 * Reads all captures step by step, newest first, and tells them: after the first step with what was known of the
 * older ones, and again at the end. The result is the function that starts this anew; calls while it runs make one
 * further run after it.
 */
export function captureReader(readPage: ReadPage, tell: Tell, signal: AbortSignal): () => void {
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
      if (first && more) tell(withOlder(rows, known), known.length > 0);
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

/** Fresh newest rows before the older ones known from the last reading. */
export function withOlder(fresh: readonly Capture[], known: readonly Capture[]): readonly Capture[] {
  const ids = new Set(fresh.map(({ id }) => id));
  const oldest = fresh.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
  return [...fresh, ...known.filter(({ id, createdAt }) => createdAt <= oldest && !ids.has(id))];
}
