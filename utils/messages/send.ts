import { browser } from 'wxt/browser';
import type { Answers, Envelope, MessageData, MessageName, Refusal } from '../messages';

/** The worker did not do what it was asked; `refusal` says why. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.refused}: ${refusal.detail}`);
  }
}

/**
 * Asks the worker. Rejects with `RefusedError` when it refuses, and with the browser's error when it can't be
 * reached (most often: the extension was updated and this page is an old one).
 */
export async function send<N extends MessageName>(name: N, data: MessageData<N>): Promise<Answers[N]> {
  const envelope: Envelope<N> = { to: 'memories-worker', name, data };
  const answer = (await browser.runtime.sendMessage(envelope)) as { ok: Answers[N] } | Refusal | undefined;
  // A worker that is just being replaced may let a message fall without an answer.
  if (!answer) throw new RefusedError({ refused: 'failed', detail: 'no answer' });
  if ('refused' in answer) throw new RefusedError(answer);
  return answer.ok;
}
