import { queueSummary } from '../captures/read';
import type { SaveOutcome, SaveReceipt } from '../messages';
import type { WorkerContext } from './context';

/** What a person is told about a save: the outcomes, what waits, and what they must do first, if anything. */
export async function receiptFor({ core }: WorkerContext, results: SaveOutcome[]): Promise<SaveReceipt> {
  const hasKey = (await core.client()) !== null;
  const { waiting, waitMs, paused, halt } = await queueSummary(await core.db(), core.clock.now(), hasKey);
  return { results, waiting, waitMs, needs: halt ?? (paused ? 'paused' : undefined) };
}
