import { ApiError } from '../memories/errors';
import { MAX_MOVES_PER_REQUEST } from '../memories/limits';
import type { Core } from './core';
import { write } from './db';
import { askInParts, portions } from './portions';
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
  for (const portion of portions(movable, MAX_MOVES_PER_REQUEST)) {
    const error = client
      ? await askInParts(core, portion, MAX_MOVES_PER_REQUEST, (nos) => client.moveToFolder(folder, nos))
      : new ApiError('key-refused');
    if (error) return { moved, error };
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
