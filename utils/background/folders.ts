import type { Core } from '../captures/core';
import { reading } from '../captures/db';
import { readFolders } from '../captures/folders';
import { readMeta } from '../captures/meta';
import type { Answers } from '../messages';
import { readSettings } from '../settings';
import { readApiKey } from '../settings/api-key';

/** What is being asked for: several places of a page offer folders, and one request serves them all. */
const asking = new Map<string, ReturnType<typeof readFolders>>();

/** The folders that the present key's account has; none while there is no key. */
export async function getFolders(core: Core): Promise<Answers['getFolders']> {
  const [apiKey, { apiAddress }] = await Promise.all([readApiKey(), readSettings()]);
  if (apiKey === '') return { folders: [] };
  const account = await markOf(`${apiAddress}\n${apiKey}`);
  const answer = asking.get(account) ?? readFolders(core, account).finally(() => asking.delete(account));
  asking.set(account, answer);
  return { folders: await answer };
}

/** A text that differs with what it is made of, and from which that can't be had. */
async function markOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the account is known to have folders; asks nobody. A database that can't be opened is told elsewhere. */
export async function hasFolders(core: Core): Promise<boolean> {
  try {
    const known = await readMeta(reading(await core.db()), 'folders');
    return (known?.folders.length ?? 0) > 0;
  } catch {
    return false;
  }
}
