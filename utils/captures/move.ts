import { ApiError } from '../memories/errors';
import { MAX_MOVES_PER_REQUEST } from '../memories/limits';
import type { Core } from './core';
import { write } from './db';
import { manage } from './manage';
import type { Capture } from './types';

/**
 * Moves private captures that are ready to another folder of the account, at most 500 videos a request. Out: the ids
 * that were moved, or what went wrong; what was moved before that stays moved and is written down.
 */
export async function moveCaptures(
  core: Core,
  ids: readonly string[],
  folder: string,
): Promise<{ moved: string[]; error?: ApiError }> {
  const client = await core.client();
  const db = await core.db();
  const rows = await Promise.all(ids.map((id) => db.get('captures', id)));
  const movable = rows.filter((row): row is Capture => row !== undefined && isMovable(row));
  const moved: string[] = [];
  for (const portion of portions(movable)) {
    const videoNos = [...new Set(portion.flatMap((capture) => capture.videoNos))];
    const answer = client
      ? await moveVideos(core, (nos) => client.moveToFolder(folder, nos), videoNos)
      : new ApiError('key-refused');
    if (answer instanceof ApiError) return { moved, error: answer };
    await write(db, async (tx) => {
      for (const { id } of portion) {
        const row = await tx.objectStore('captures').get(id);
        if (row) await tx.objectStore('captures').put({ ...row, folderId: folder });
      }
    });
    moved.push(...portion.map(({ id }) => id));
  }
  return { moved };
}

const isMovable = ({ library, status, videoNos }: Capture) =>
  library === 'private' && status === 'ready' && videoNos.length > 0;

/** Captures whose videos fit into one request; one with more than that stands alone and is cut in `moveVideos`. */
function portions(captures: readonly Capture[]): Capture[][] {
  const cut: Capture[][] = [];
  let room = 0;
  for (const capture of captures) {
    if (capture.videoNos.length > room || cut.length === 0) {
      cut.push([]);
      room = MAX_MOVES_PER_REQUEST;
    }
    cut.at(-1)?.push(capture);
    room -= capture.videoNos.length;
  }
  return cut;
}

async function moveVideos(
  core: Core,
  ask: (videoNos: readonly string[]) => Promise<void>,
  videoNos: readonly string[],
): Promise<ApiError | undefined> {
  for (let from = 0; from < videoNos.length; from += MAX_MOVES_PER_REQUEST) {
    const answer = await manage(core, () => ask(videoNos.slice(from, from + MAX_MOVES_PER_REQUEST)));
    if (answer instanceof ApiError) return answer;
  }
  return undefined;
}
