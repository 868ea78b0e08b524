import { FOLDERS_COUNT_FOR_MS, isMissingPath } from '../memories/assumptions';
import { ApiError } from '../memories/errors';
import type { Folder } from '../memories/schemas';
import type { Core } from './core';
import { reading, write } from './db';
import { manage } from './manage';
import { readMeta, writeMeta } from './meta';

/**
 * The folders of an account, asked for once and then known for a day, or until one is refused. Where the API can't be
 * asked at the moment, what was known before. In: a text that differs with the account.
 */
export async function readFolders(core: Core, account: string): Promise<Folder[]> {
  const db = await core.db();
  const now = core.clock.now();
  const stored = await readMeta(reading(db), 'folders');
  const known = stored?.account === account ? stored : undefined;
  if (known && Math.abs(now - known.askedAt) < FOLDERS_COUNT_FOR_MS) return known.folders;
  const client = await core.client();
  if (!client) return [];
  const answer = await manage(core, () => client.folders());
  if (answer instanceof ApiError && !isMissingPath(answer)) return known?.folders ?? [];
  const folders = answer instanceof ApiError ? [] : answer;
  await write(db, (tx) => writeMeta(tx, 'folders', { account, askedAt: now, folders }));
  return folders;
}
