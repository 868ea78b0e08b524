import { acceptCaptures, type SaveRequest } from '../captures/accept';
import type { SaveOutcome, SaveReceipt } from '../messages';
import { readSettings } from '../settings';
import type { WorkerContext } from './context';
import { refuseForbidden } from './forbidden';
import { receiptFor } from './receipt';

/** The one way by which things of the sites are saved, wherever the wish came from. Public ones must be confirmed. */
export function save(context: WorkerContext, request: SaveRequest): Promise<SaveReceipt> {
  return accepting(context, async () => {
    const { core } = context;
    const settings = await readSettings();
    refuseForbidden(request.library, settings);
    return acceptCaptures(await core.db(), request, settings, core.clock.now());
  });
}

/**
 * Accepts something under the insurance of an alarm, sets the work going and tells everybody; but first of all the one
 * who asked, since they wait.
 */
export async function accepting(context: WorkerContext, accept: () => Promise<SaveOutcome[]>): Promise<SaveReceipt> {
  await context.waker.insure();
  const results = await accept();
  try {
    return await receiptFor(context, results);
  } finally {
    context.core.changed();
    context.waker.kick();
  }
}
