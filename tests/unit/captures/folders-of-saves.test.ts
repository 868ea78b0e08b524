import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { moveCaptures } from '../../../utils/captures/move';
import { tagSaves } from '../../../utils/captures/note';
import type { Capture } from '../../../utils/captures/types';
import { Profile, posts, START, waitingCapture } from './kit';

const RULES = [{ creator: '@Kiln.House', folder: '42' }];
const folders = async (profile: Profile) => (await profile.captures()).map(({ folderId }) => folderId);
const OK = { text: '{"code":"0000","msg":"success","data":null}' };

describe('folder rules', () => {
  it.each([
    ['a handle in the address', 'https://www.tiktok.com/@kiln.house/video/7500000000000000001', undefined],
    ['a creator', 'https://www.instagram.com/kiln.house/', undefined],
    ['a name beside a post', 'https://www.youtube.com/watch?v=video000001', 'kiln.house'],
    ['a name with the handle in it', 'https://www.youtube.com/watch?v=video000001', 'The Kiln @Kiln.House'],
  ])('know a creator by %s', async (_, url, author) => {
    const profile = await Profile.create();
    await profile.save([url], {}, { folderRules: RULES });
    const fits = author === undefined;
    expect(await folders(profile)).toEqual([fits ? '42' : undefined]);
    if (fits) return;
    const other = await Profile.create();
    const { acceptCaptures } = await import('../../../utils/captures/accept');
    const { SETTINGS } = await import('./kit');
    const items = [{ url, author }];
    await acceptCaptures(other.db, { items, library: 'private' }, { ...SETTINGS, folderRules: RULES }, START);
    expect(await folders(other)).toEqual(['42']);
  });

  it('come before the folder of the settings and after one that is chosen now', async () => {
    const url = 'https://www.tiktok.com/@kiln.house/video/7500000000000000001';
    const usual = await Profile.create();
    await usual.save([url, ...posts('tiktok', 1)], {}, { folder: '7', folderRules: RULES });
    expect(await folders(usual)).toEqual(['42', '7']);
    const chosen = await Profile.create();
    await chosen.save([url], { folder: '9' }, { folder: '7', folderRules: RULES });
    expect(await folders(chosen)).toEqual(['9']);
  });
});

describe('moving to a folder', () => {
  /** Posts that are ready. */
  async function ready(count: number) {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', count));
    await profile.work({ until: START + 120_000 });
    return profile;
  }

  it('asks for private videos that are ready, and writes down where they are', async () => {
    const profile = await ready(3);
    profile.api.faults.push({ path: 'folders/move', answer: OK });
    const ids = (await profile.captures()).map(({ id }) => id);
    expect(await moveCaptures(profile.core(), ids, '42')).toEqual({ moved: ids });
    const [request] = profile.api.requests.filter(({ path }) => path === 'folders/move');
    expect(request?.body.video_nos).toHaveLength(3);
    expect(await folders(profile)).toEqual(['42', '42', '42']);
  });

  it('says what went wrong and changes nothing', async () => {
    const profile = await ready(1);
    profile.api.faults.push({
      path: 'folders/move',
      answer: { text: '{"code":"0001","msg":"folder_id: no such folder"}' },
    });
    const ids = (await profile.captures()).map(({ id }) => id);
    expect(await moveCaptures(profile.core(), ids, '42')).toMatchObject({
      moved: [],
      error: { code: 'bad-parameter' },
    });
    expect(await folders(profile)).toEqual([undefined]);
  });

  /** Captures that are ready, each with so many videos. */
  async function holding(...rows: [id: string, videos: number, change?: Partial<Capture>][]) {
    const profile = await Profile.create(60);
    await write(profile.db, async (tx) => {
      for (const [id, videos, change] of rows) {
        const videoNos = Array.from({ length: videos }, (_, i) => `${id}${i}`);
        await tx.objectStore('captures').put(waitingCapture({ id, status: 'ready', videoNos, ...change }));
      }
    });
    const asked = () => profile.api.requests.map(({ body }) => (body.video_nos as string[]).length);
    const answered = (...answers: { text: string }[]) =>
      profile.api.faults.push(...answers.map((answer) => ({ path: 'folders/move', answer })));
    return { profile, asked, answered };
  }

  it('leaves alone what is public, not ready, without a video, or not there', async () => {
    const { profile, asked, answered } = await holding(
      ['a', 1],
      ['none', 0],
      ['public', 1, { library: 'public' }],
      ['under-way', 1, { status: 'indexing' }],
    );
    answered(OK);
    const ids = ['gone', 'public', 'under-way', 'none', 'a'];
    expect(await moveCaptures(profile.core(), ids, '42')).toEqual({ moved: ['a'] });
    expect(asked()).toEqual([1]);
    expect(await folders(profile)).toEqual(['42', undefined, undefined, undefined]);
  });

  it('asks for 500 videos at most at once, and for each once', async () => {
    const { profile, asked, answered } = await holding(['a', 300], ['b', 200], ['c', 1], ['d', 1100]);
    answered(OK, OK, OK, OK, OK);
    expect((await moveCaptures(profile.core(), ['a', 'b', 'c', 'd'], '42')).moved).toHaveLength(4);
    expect(asked()).toEqual([500, 1, 500, 500, 100]);
  });

  it('knows what was moved before one was refused', async () => {
    const { profile, answered } = await holding(['a', 500], ['b', 1]);
    answered(OK, { text: '{"code":"0403","msg":"disabled"}' });
    expect(await moveCaptures(profile.core(), ['a', 'b'], '42')).toMatchObject({
      moved: ['a'],
      error: { code: 'account-disabled' },
    });
    expect(await folders(profile)).toEqual(['42', undefined]);
  });

  it('leaves off the list what was removed while it was moved', async () => {
    const { profile, asked, answered } = await holding(['a', 1]);
    answered(OK);
    const core = profile.core(async () => {
      if (asked().length > 0) await profile.db.clear('captures');
    });
    await moveCaptures(core, ['a'], '42');
    expect([asked(), await profile.captures()]).toEqual([[1], []]);
  });

  it('says that there is no key', async () => {
    const { profile } = await holding(['a', 1]);
    profile.apiKey = '';
    expect(await moveCaptures(profile.core(), ['a'], '42')).toMatchObject({
      moved: [],
      error: { code: 'key-refused' },
    });
  });
});

describe('tags of many at once', () => {
  it('are added and taken off, and only what changed counts', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 3));
    const keys = (await profile.captures()).map(({ key }) => key);
    expect(await tagSaves(profile.db, keys, ['clay', 'blue'], [])).toBe(3);
    expect(await tagSaves(profile.db, keys, ['clay'], [])).toBe(0);
    expect(await tagSaves(profile.db, keys.slice(1), [], ['blue'])).toBe(2);
    expect((await profile.captures()).map(({ tags }) => tags)).toEqual([['clay', 'blue'], ['clay'], ['clay']]);
    expect(await tagSaves(profile.db, keys, [], ['clay', 'blue'])).toBe(3);
    for (const capture of await profile.captures()) expect(capture).not.toHaveProperty('tags');
  });

  it('may take the place of one another, and are never more than a history file takes', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    const keys = (await profile.captures()).map(({ key }) => key);
    const tags = async () => (await profile.captures())[0]?.tags;
    await tagSaves(profile.db, keys, ['clay', 'blue'], []);
    expect(await tagSaves(profile.db, keys, ['green'], ['blue'])).toBe(1);
    expect(await tags()).toEqual(['clay', 'green']);
    const many = Array.from({ length: 19 }, (_, i) => `tag ${i}`);
    await tagSaves(profile.db, keys, many, []);
    expect(await tags()).toEqual(['clay', 'green', ...many.slice(0, 18)]);
  });
});
