import { browser } from 'wxt/browser';
import type { Core } from '../captures/core';
import { clearAll } from '../captures/db';
import { takeBackSaves } from '../elsewhere/share';
import { forgetLibraryDb } from '../library/db';
import { local } from '../local/area';
import { forgetPicturesDb } from '../pictures/db';
import { forgetSession } from './memory';

/**
 * Forgets everything this browser holds: history, queue, settings, key, and all copies of them. The libraries keep
 * what they have. What stays are marks that say nothing of a person (see `Head`).
 */
export async function deleteAllLocalData(core: Core): Promise<null> {
  await takeBackSaves().catch(() => undefined);
  await clearAll(await core.db());
  await core.storage.forgetCopies();
  // Without the head outside, the database would pass for one whose settings were damaged.
  const names = Object.keys(await local.get(null));
  await local.remove(names.filter((name) => name !== 'journal'));
  await browser.storage.session.clear();
  await forgetSession();
  await forgetLibraryDb().catch(() => undefined);
  await forgetPicturesDb().catch(() => undefined);
  return null;
}
