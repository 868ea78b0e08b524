import { ApiError } from '../memories/errors';
import { attempt } from './attempt';
import type { Core } from './core';
import { write } from './db';
import { occupy, slowDown } from './lanes';
import type { LaneName } from './rows';
import { takeTurn } from './take-turn';

/** Nobody is kept waiting for longer without a word, ms. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Asks something that a person waits for (list, delete, search), in the lane of such requests: waits its turn, a
 * second at most, and holds the lane until the answer. A fault that the API client foresees is a value, and so is a lane
 * that the API has told to slow down.
 */
export async function manage<T>(core: Core, ask: () => Promise<T>, lane: LaneName = 'manage'): Promise<T | ApiError> {
  const take = async () => takeTurn(await core.db(), lane, core.clock.now());
  for (let wait = await take(); wait > 0; wait = await take()) {
    if (wait > LONGEST_WAIT_MS) return new ApiError('too-many-requests', '', wait);
    await core.sleep(wait);
  }
  const answer = await attempt(ask);
  const now = core.clock.now();
  await write(await core.db(), async (tx) => {
    await occupy(tx, lane, now);
    if (answer instanceof ApiError && answer.code === 'too-many-requests')
      await slowDown(tx, lane, now, core.random, answer.retryAfterMs);
  });
  return answer;
}
