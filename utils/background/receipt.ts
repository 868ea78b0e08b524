import { MANY } from '../captures/estimate-sending';
import { queueSummary } from '../captures/read';
import { readStop } from '../captures/stop';
import type { SaveOutcome, SaveReceipt } from '../messages';
import type { WorkerContext } from './context';

/**
 * What a person is told about a save: the outcomes, what they must do first, if anything, and of many how long that
 * takes. Of few nobody needs to know, and what waits would have to be counted at each click.
 */
export async function receiptFor({ core }: WorkerContext, results: SaveOutcome[]): Promise<SaveReceipt> {
  const hasKey = (await core.client()) !== null;
  const db = await core.db();
  const now = core.clock.now();
  const [needs, { waitMs }] = await Promise.all([
    readStop(db, now, hasKey),
    results.length > MANY ? queueSummary(db, now, hasKey) : { waitMs: 0 },
  ]);
  return { results, waitMs, needs };
}
