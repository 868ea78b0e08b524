import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { mergeHistory } from '../../../utils/captures/merge-history';
import { writeNote } from '../../../utils/captures/note';
import { historyFromFile, historyToFile } from '../../../utils/history/history-file';
import { Profile, posts } from './kit';

/** A profile with one post that is saved in both libraries and has a note. */
async function noted() {
  const profile = await Profile.create();
  await profile.save(posts('tiktok', 1));
  await profile.save(posts('tiktok', 1), { library: 'public' });
  const [{ key } = { key: '' }] = await profile.captures();
  await writeNote(profile.db, key, 'for the kiln course', ['ceramics', 'blue', 'blue']);
  return { profile, key };
}
const notesOf = async (profile: Profile) => (await profile.captures()).map(({ note, tags }) => [note, tags]);
const NOTED = ['for the kiln course', ['ceramics', 'blue']];

describe('a note', () => {
  it('stands on every save of its thing, each tag once, and goes when it is emptied', async () => {
    const { profile, key } = await noted();
    expect(await notesOf(profile)).toEqual([NOTED, NOTED]);
    await writeNote(profile.db, key, ' ', []);
    for (const capture of await profile.captures()) expect(capture).not.toHaveProperty('note');
  });

  it('survives damage of the database', async () => {
    const { profile } = await noted();
    globalThis.indexedDB = new IDBFactory();
    await profile.restart();
    expect(await notesOf(profile)).toEqual([NOTED, NOTED]);
  });

  it('goes along in the history file', async () => {
    const { profile } = await noted();
    const text = historyToFile(await profile.captures(), [], profile.clock.now());
    const read = historyFromFile(text);
    if (!read.ok) throw new Error(read.reason);
    const other = await Profile.create();
    await mergeHistory(other.db, read.captures, [], other.clock.now());
    expect(await notesOf(other)).toEqual([NOTED, NOTED]);
  });
});
