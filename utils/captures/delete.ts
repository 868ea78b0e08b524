import type { MemoriesClient } from '../memories/client';
import { ApiError } from '../memories/errors';
import { MAX_DELETES_PER_REQUEST } from '../memories/limits';
import type { Answers } from '../messages';
import type { Core } from './core';
import { manage } from './manage';
import { askInParts, portions } from './portions';
import { removeCaptures } from './take-back';
import type { Capture, Problem, ProblemCode } from './types';

type Deletion = Answers['deleteFromLibrary'];

/**
 * Deletes the videos of private captures from the library and forgets the captures. The public library keeps what
 * it has, and images have no endpoint for it. Out: what was deleted, and for each other capture why not.
 */
export async function deleteFromLibrary(core: Core, ids: readonly string[]): Promise<Deletion> {
  const result: Deletion = { deleted: [], failed: [] };
  const client = await core.client();
  const db = await core.db();
  const rows = await Promise.all(ids.map((id) => db.get('captures', id)));
  const found = rows.filter((row): row is Capture => row !== undefined);
  const fail = (capture: Capture, problem: ProblemCode, detail?: string) =>
    result.failed.push({ captureId: capture.id, problem, detail });

  const deletable = found.filter((capture) => {
    const can = capture.library === 'private' && capture.kind !== 'image' && capture.videoNos.length > 0;
    if (!can) fail(capture, 'not-found');
    return can;
  });
  for (const group of Map.groupBy(deletable, (capture) => capture.namespace).values()) {
    for (const batch of portions(group, MAX_DELETES_PER_REQUEST)) {
      const error = client ? await deleteBatch(core, client, batch) : new ApiError('key-refused');
      if (!client || error) {
        for (const capture of batch) fail(capture, client && error ? codeOf(error) : 'no-key', error?.detail);
        continue;
      }
      for (const capture of batch) {
        const kept = await stillThere(core, client, capture);
        if (kept) fail(capture, kept.code, kept.detail);
        else result.deleted.push(...(await removeCaptures(db, [capture.id], core.clock.now())));
      }
    }
  }
  if (result.deleted.length > 0) core.changed();
  return result;
}

function deleteBatch(core: Core, client: MemoriesClient, batch: readonly Capture[]): Promise<ApiError | undefined> {
  const namespace = batch[0]?.namespace ?? '';
  return askInParts(core, batch, MAX_DELETES_PER_REQUEST, (part) => client.deleteVideos(part, { namespace }));
}

/**
 * Asks once after a capture that was deleted: the answer to a deletion is success also for what is unknown or not ours
 * (see `memories/assumptions`). Out: null when it is gone, else what to say instead.
 */
async function stillThere(core: Core, client: MemoriesClient, { videoNos, library }: Capture): Promise<Problem | null> {
  const [videoNo = ''] = videoNos;
  const answer = await manage(core, () => client.findVideo(videoNo, library));
  if (answer instanceof ApiError) return { code: codeOf(answer), detail: answer.detail || undefined };
  return answer ? { code: 'not-deleted' } : null;
}

/** `duplicate` can't be said of a deletion; should it be, it is the server's mistake. */
function codeOf({ code }: ApiError): ProblemCode {
  return code === 'duplicate' ? 'server' : code;
}
