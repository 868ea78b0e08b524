import type { Core } from '../captures/core';
import { write } from '../captures/db';
import { manage } from '../captures/manage';
import { writeMeta } from '../captures/meta';
import { ApiError } from '../memories/errors';
import type { Answers } from '../messages';
import { readSettings } from '../settings';

/** Asks the API for one row of the private library: the cheapest question that needs a key that works. */
export async function checkKey(core: Core): Promise<Answers['checkKey']> {
  const client = await core.client();
  if (!client) return { ok: false, problem: 'no-key' };
  const { namespace } = await readSettings();
  const answer = await manage(core, () => client.listVideos({ page: 1, size: 1, namespace }));
  if (answer instanceof ApiError) {
    const problem = answer.code === 'duplicate' ? 'server' : answer.code;
    return { ok: false, problem, detail: answer.detail || undefined };
  }
  await write(await core.db(), (tx) => writeMeta(tx, 'halt', undefined));
  return { ok: true };
}
