import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { importedId } from '../../../utils/captures/ids';
import { readImported, readImportFigures } from '../../../utils/captures/import-figures';
import type { Capture, Import } from '../../../utils/captures/types';
import { Profile, START, waitingCapture } from './kit';

const PAUSE = 1_050;

/** A profile at a request a second, with these imports, each of so many posts that wait. */
async function profileWith(imports: readonly (Pick<Import, 'id'> & Partial<Import> & { waiting: number })[]) {
  const profile = await Profile.create(60);
  const all = imports.map(({ waiting, ...one }, i): Import & { waiting: number } => ({
    library: 'private',
    createdAt: START + i,
    total: waiting,
    state: 'open',
    waiting,
    ...one,
  }));
  await write(profile.db, async (tx) => {
    for (const { waiting, ...one } of all) {
      await tx.objectStore('imports').put(one);
      for (let i = 0; i < waiting; i++) await tx.objectStore('captures').put(row(one.id, i));
    }
  });
  return { profile, all };
}

const row = (importId: string, i: number, change: Partial<Capture> = {}) =>
  waitingCapture({ id: importedId(importId, i), key: `tiktok:post:${importId}${i}`, importId, ...change });

describe('how far an import is', () => {
  it('says how many of it have each status', async () => {
    const { profile, all } = await profileWith([{ id: 'a', waiting: 3 }]);
    await write(profile.db, (tx) => tx.objectStore('captures').put(row('a', 3, { status: 'ready' })));
    if (!all[0]) throw new Error('none');
    expect((await readImportFigures(profile.db, all[0])).counts).toMatchObject({ queued: 3, ready: 1 });
  });

  it('counts the requests of those before it that are not stopped, and of none behind it', async () => {
    const { profile, all } = await profileWith([
      { id: 'a', waiting: 60 },
      { id: 'b', waiting: 10, state: 'paused' },
      { id: 'c', waiting: 10, state: 'cancelling' },
      { id: 'd', waiting: 51 },
      { id: 'e', waiting: 1 },
    ]);
    const waits: number[] = [];
    for (const one of all) waits.push((await readImportFigures(profile.db, one)).waitMs / PAUSE);
    expect(waits).toEqual([2, 3, 3, 4, 5]);
  });
});

describe('the rows of an import', () => {
  it('are read part by part in the order of its list, and no other’s', async () => {
    const { profile } = await profileWith([
      { id: 'a', waiting: 5 },
      { id: 'b', waiting: 2 },
    ]);
    await write(profile.db, (tx) => tx.objectStore('captures').put(waitingCapture()));
    const ids = async (importId: string, after: string | undefined, limit: number) =>
      (await readImported(profile.db, importId, after, limit)).map(({ id }) => id);
    expect(await ids('a', undefined, 3)).toEqual([0, 1, 2].map((n) => importedId('a', n)));
    expect(await ids('a', importedId('a', 2), 3)).toEqual([3, 4].map((n) => importedId('a', n)));
    expect(await ids('b', undefined, 9)).toEqual([0, 1].map((n) => importedId('b', n)));
    expect(await ids('c', undefined, 9)).toEqual([]);
  });
});
