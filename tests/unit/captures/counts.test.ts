import { describe, expect, it } from 'vitest';
import { acceptCaptures } from '../../../utils/captures/accept';
import { countsWith, sumOf, tallyOf } from '../../../utils/captures/counts';
import { clearAll, reading, write } from '../../../utils/captures/db';
import { beginCancelling, finishCancelling } from '../../../utils/captures/imports';
import { moveOut } from '../../../utils/captures/repair/move-out';
import type { WriteTx } from '../../../utils/captures/schema';
import { cancelCaptures, removeCaptures } from '../../../utils/captures/take-back';
import { inOrder, Profile, posts, SETTINGS, START, waitingCapture } from './kit';

/** What is kept, and what counting each row gives. */
async function countsIn({ db }: Pick<Profile, 'db'>) {
  return { kept: await db.getAll('counts'), real: inOrder(tallyOf(await db.getAll('captures'))) };
}

async function expectRight(profile: Pick<Profile, 'db'>): Promise<void> {
  const { kept, real } = await countsIn(profile);
  expect(kept).toEqual(real);
}

async function bring(profile: Profile, n: number): Promise<void> {
  const items = posts('tiktok', n).map((url) => ({ url }));
  const importOf = { id: 'likes', name: 'TikTok likes' };
  await acceptCaptures(profile.db, { items, library: 'private', importOf }, SETTINGS, profile.clock.now());
}

const some = [
  waitingCapture({ id: 'a' }),
  waitingCapture({ id: 'b', status: 'ready' }),
  waitingCapture({ id: 'c', importId: 'i' }),
];

const putAll = async (tx: WriteTx) => {
  for (const capture of some) await tx.objectStore('captures').put(capture);
};

describe('the counts of captures', () => {
  it('are those of what was saved, sent, followed, cancelled and removed', async () => {
    const profile = await Profile.create(60);
    await bring(profile, 120);
    const [saved] = await profile.save(posts('youtube', 3));
    await expectRight(profile);
    await profile.work({ until: START + 8_000 });
    await expectRight(profile);
    expect(sumOf(await countsWith(reading(profile.db), ['queued']))).toBeLessThan(120);
    const ids = saved && 'captureId' in saved ? [saved.captureId] : [];
    await cancelCaptures(profile.db, ids, profile.clock.now());
    await beginCancelling(profile.db, 'likes');
    await finishCancelling(profile.db, profile.clock.now());
    await removeCaptures(profile.db, ids, profile.clock.now());
    await expectRight(profile);
    await profile.work();
    await expectRight(profile);
    expect(sumOf(await countsWith(reading(profile.db), ['queued', 'sending']))).toBe(0);
  });

  it('are found in the rows where others put those there', async () => {
    const { db } = await Profile.create();
    for (const capture of some) await db.put('captures', capture);
    expect(sumOf(await countsWith(reading(db), ['queued', 'ready', 'failed']))).toBe(3);
  });

  it.each<[string, (tx: WriteTx) => Promise<unknown>]>([
    ['a row that is put twice', async (tx) => tx.objectStore('captures').put(waitingCapture({ id: 'a' }))],
    [
      'a row that changes twice',
      async (tx) => {
        await tx.objectStore('captures').put(waitingCapture({ id: 'a', status: 'sending' }));
        await tx.objectStore('captures').put(waitingCapture({ id: 'a', status: 'failed' }));
      },
    ],
    ['a row that goes', (tx) => tx.objectStore('captures').delete('c')],
    ['a row that goes and was not there', (tx) => tx.objectStore('captures').delete('x')],
    [
      'a row that comes and goes',
      async (tx) => {
        await tx.objectStore('captures').add(waitingCapture({ id: 'x' }));
        await tx.objectStore('captures').delete('x');
      },
    ],
    [
      'all rows that go, and one that comes then',
      async (tx) => {
        await tx.objectStore('captures').delete('a');
        await tx.objectStore('captures').clear();
        await tx.objectStore('captures').add(waitingCapture({ id: 'y' }));
      },
    ],
  ])('follow %s', async (_, work) => {
    const profile = await Profile.create();
    await write(profile.db, putAll);
    await expectRight(profile);
    await write(profile.db, work);
    await expectRight(profile);
  });

  it('stay what they were when a write comes to nothing', async () => {
    const profile = await Profile.create();
    await write(profile.db, putAll);
    const before = await countsIn(profile);
    const dying = write(profile.db, async (tx) => {
      await tx.objectStore('captures').delete('a');
      throw new Error('dead');
    });
    await expect(dying).rejects.toThrow('dead');
    expect(await countsIn(profile)).toEqual(before);
    await profile.restart();
    expect(await countsIn(profile)).toEqual(before);
  });

  it('are gone with what is deleted', async () => {
    const profile = await Profile.create();
    await write(profile.db, putAll);
    await clearAll(profile.db);
    expect(await profile.db.count('counts')).toBe(0);
  });

  it('are made anew where rows move out of a damaged database, whatever was counted there', async () => {
    const damaged = await Profile.create();
    await write(damaged.db, async (tx) => {
      await putAll(tx);
      await tx.objectStore('counts').put({ ...waitingCapture(), importId: 'lost', n: 7 } as never);
    });
    const sound = await Profile.create();
    await write(sound.db, (tx) => tx.objectStore('captures').add(waitingCapture({ id: 'earlier try' })));
    await moveOut(damaged.db, sound.db);
    await expectRight(sound);
    expect(sumOf(await sound.db.getAll('counts'))).toBe(some.length);
  });
});
