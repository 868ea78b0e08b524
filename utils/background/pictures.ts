import type { Core } from '../captures/core';
import type { MemoriesDb } from '../captures/schema';
import type { CheckedMessageData } from '../messages';
import { openPicturesDb } from '../pictures/db';
import { keepPicture, sweepPictures } from '../pictures/pictures';
import type { TargetKey } from '../platforms/types';

const isListed = async (db: MemoriesDb, key: TargetKey) =>
  (await db.getKeyFromIndex('captures', 'key', key)) !== undefined;

/** Keeps what pages drew of what was saved; nothing of what was not. */
export async function keepPictures(core: Core, pictures: CheckedMessageData<'keepPictures'>['pictures']) {
  const [db, kept] = await Promise.all([core.db(), openPicturesDb()]);
  let count = 0;
  for (const { key, picture } of pictures) {
    const isNew = (await isListed(db, key)) && (await keepPicture(kept, key, picture, core.clock.now()));
    if (isNew) count += 1;
  }
  if (count > 0) core.changed();
  return { kept: count };
}

/** Forgets the pictures of what was removed from the list since the browser was last started. */
export async function sweepListed(core: Core): Promise<void> {
  const db = await core.db();
  await sweepPictures(await openPicturesDb(), (key) => isListed(db, key));
}
