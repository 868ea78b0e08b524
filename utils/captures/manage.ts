import type { ApiError } from '../memories/errors';
import { attempt } from './attempt';
import type { Core } from './core';
import { write } from './db';
import { occupy, takeTurn } from './lanes';

/**
 * Asks something that a person waits for (list, delete), in the lane of such requests: waits its turn, a fraction
 * of a second, and holds the lane until the answer. A fault that the API client foresees is a value.
 */
export async function manage<T>(core: Core, ask: () => Promise<T>): Promise<T | ApiError> {
  const take = async () => takeTurn(await core.db(), 'manage', core.clock.now());
  for (let wait = await take(); wait > 0; wait = await take()) await core.sleep(wait);
  const answer = await attempt(ask);
  await write(await core.db(), (tx) => occupy(tx, 'manage', core.clock.now()));
  return answer;
}
