import { write } from '../captures/db';
import { readMeta, writeMeta } from '../captures/meta';
import type { MemoriesDb } from '../captures/schema';
import type { Follow, FollowEvery } from '../captures/types';
import { canImportHashtag } from '../platforms/capabilities';
import { keyOf, pageUrlOf, recognise } from '../platforms/index';

/** What a person wants followed. */
export interface Wish {
  url: string;
  title?: string;
  every: FollowEvery;
  count: number;
  folder?: string;
}

export type FollowAct = 'pause' | 'resume' | 'stop';

/** As many as a person can keep in view, and as a day's requests at the published pace hold with ease. */
export const MOST_FOLLOWS = 200;

/**
 * Follows a creator or a hashtag from now on, the first time at once; what is followed already takes over what is
 * wished now. Rejects what can't be followed.
 */
export async function startFollowing(db: MemoriesDb, { url, title, ...wish }: Wish, now: number): Promise<null> {
  const target = recognise(url);
  if (!target || target.kind === 'post' || target.id === null) throw new Error('only creators and hashtags');
  if (target.kind === 'hashtag' && !canImportHashtag[target.platform]) throw new Error('no import of such hashtags');
  const { platform, kind } = target;
  const page = pageUrlOf(target);
  const what = { key: keyOf(target), platform, kind, url: page, title: title || page };
  await write(db, async (tx) => {
    const follows = (await readMeta(tx, 'follows')) ?? [];
    const known = follows.find(({ key }) => key === what.key);
    if (!known && follows.length >= MOST_FOLLOWS) throw new Error('too many are followed');
    const { paused: _, ...before } = known ?? { id: crypto.randomUUID(), createdAt: now, nextAt: now };
    const follow: Follow = { ...before, ...what, ...wish };
    await writeMeta(tx, 'follows', [...follows.filter(({ id }) => id !== follow.id), follow]);
  });
  return null;
}

/** Pauses, resumes or stops; what it brought so far stays. */
export async function changeFollowing(db: MemoriesDb, id: string, act: FollowAct): Promise<null> {
  await write(db, async (tx) => {
    const follows = (await readMeta(tx, 'follows')) ?? [];
    const changed = follows.flatMap((follow): Follow[] => {
      if (follow.id !== id) return [follow];
      const { paused: _, ...rest } = follow;
      return act === 'stop' ? [] : [act === 'pause' ? { ...rest, paused: true } : rest];
    });
    await writeMeta(tx, 'follows', changed);
  });
  return null;
}
