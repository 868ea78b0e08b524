import { useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Refusal } from '../../utils/messages';
import { RefusedError } from '../../utils/messages/send';

/** A refusal that is already in words for a person. */
export class Told extends Error {}

/**
 * Runs what a press starts, one at a time: `busy` while it runs, `failure` is what went wrong, in words for a
 * person. Errors end here; nothing is thrown at the page.
 */
export function useAction<A extends unknown[]>(
  act: (...args: A) => Promise<void>,
): { run: (...args: A) => Promise<void>; busy: boolean; failure: string } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const running = useRef(false);
  const run = async (...args: A) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailure('');
    try {
      await act(...args);
    } catch (error) {
      setFailure(wordsOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, failure };
}

const isInWords = ({ refused }: Refusal) => refused === 'storage' || refused === 'forbidden';

/** What went wrong, in words for a person. */
export function wordsOf(error: unknown): string {
  if (error instanceof Told) return error.message;
  if (error instanceof RefusedError && isInWords(error.refusal)) return error.refusal.detail;
  return t('error_unexpected', error instanceof Error ? error.message : String(error));
}

/** The line for what went wrong, if anything did. Polite: `alert` is kept for what stops everything. */
export function Failure({ failure }: { failure: string }) {
  return failure ? (
    <p role="status" class="error wrap">
      {failure}
    </p>
  ) : null;
}
