import { browser } from 'wxt/browser';
import { clearAll, type MemoriesDb } from '../captures/db';

/** Forgets everything this browser holds: history, queue, settings, key. The libraries keep what they have. */
export async function deleteAllLocalData(db: MemoriesDb): Promise<null> {
  await clearAll(db);
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  return null;
}
