import { describe, expect, it } from 'vitest';
import { readFolders } from '../../../utils/captures/folders';
import { retryCaptures } from '../../../utils/captures/take-back';
import { ok, refusal } from './fake-api';
import { Profile, posts } from './kit';

const DAY = 24 * 60 * 60_000;
const CATS = ok({ folders: [{ folder_id: 7, folder_name: 'Cats' }] });

async function profileAnswering(...answers: (ReturnType<typeof ok> | 'cut')[]): Promise<Profile> {
  const profile = await Profile.create(60);
  profile.api.faults.push(...answers.map((answer) => ({ path: 'folders', answer })));
  return profile;
}

const asked = (profile: Profile) => profile.api.requests.filter(({ path }) => path === 'folders').length;

describe('the folders of an account', () => {
  it('are asked for once, and again after a day, or for another account', async () => {
    const profile = await profileAnswering(CATS, CATS, CATS);
    for (let i = 0; i < 3; i++) expect(await readFolders(profile.core(), 'a')).toEqual([{ id: '7', name: 'Cats' }]);
    expect(asked(profile)).toBe(1);
    profile.clock.time += DAY;
    await readFolders(profile.core(), 'a');
    expect(asked(profile)).toBe(2);
    await readFolders(profile.core(), 'b');
    expect(asked(profile)).toBe(3);
  });

  it.each([
    ['a bare 404', { status: 404, text: '{"status":404,"error":"Not Found","path":"/"}' }],
    ['a 404 of HTML', { status: 404, text: '<html></html>' }],
    ['0001 "No static resource"', refusal('0001', 'No static resource serve/api/v1/folders.')],
    ['0404', refusal('0404', 'not found')],
  ])('%s means that there are none, and is not asked again', async (_, answer) => {
    const profile = await profileAnswering(answer, CATS);
    expect(await readFolders(profile.core(), 'a')).toEqual([]);
    expect(await readFolders(profile.core(), 'a')).toEqual([]);
    expect(asked(profile)).toBe(1);
  });

  it.each([
    ['no network', 'cut' as const],
    ['a fault', { status: 500, text: 'oops' }],
    ['a refused key', refusal('0401', 'no')],
  ])('%s says nothing: it is asked again the next time', async (_, answer) => {
    const profile = await profileAnswering(answer, CATS);
    expect(await readFolders(profile.core(), 'a')).toEqual([]);
    expect(await readFolders(profile.core(), 'a')).toHaveLength(1);
  });

  it('are none while there is no key, and are asked for once there is one', async () => {
    const profile = await profileAnswering(CATS);
    profile.apiKey = '';
    expect(await readFolders(profile.core(), 'a')).toEqual([]);
    profile.apiKey = 'sk-test';
    expect(await readFolders(profile.core(), 'a')).toHaveLength(1);
  });
});

describe('a folder that was chosen', () => {
  it('stays with what was saved for it, and keeps requests apart', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2), {}, { folder: '7' });
    await profile.save(posts('tiktok', 2, 10), {}, { folder: '8' });
    await profile.save(posts('tiktok', 2, 20));
    await profile.save(posts('tiktok', 2), { library: 'public' }, { folder: '7' });
    await profile.save(posts('tiktok', 2, 10), { library: 'public' });
    await profile.work();
    const sent = profile.api.imports.map(({ path, body }) => `${path} ${body.folder_id} ${body.unique_id}`);
    expect(sent.sort()).toEqual([
      'scraper_url 7 default',
      'scraper_url 8 default',
      'scraper_url undefined default',
      'scraper_url_public undefined undefined',
    ]);
  });

  it('that is refused twice, a minute apart, fails what was for it in words; nothing goes elsewhere', async () => {
    const profile = await profileAnswering(CATS, CATS);
    await readFolders(profile.core(), 'a');
    const answer = refusal('0001', 'folder_id: no such folder');
    profile.api.faults.push({ path: 'scraper_url', answer }, { path: 'scraper_url', answer });
    await profile.save(posts('tiktok', 50), {}, { folder: '7' });
    await profile.work();
    const captures = await profile.captures();
    expect(captures.map(({ status, problem }) => [status, problem?.code])).toEqual(
      Array(50).fill(['failed', 'folder-refused']),
    );
    expect(profile.api.imports.map(({ body }) => body.folder_id)).toEqual([7, 7]);
    await readFolders(profile.core(), 'a');
    expect(asked(profile)).toBe(2);
  });

  it('gives way to the one that is chosen by then when what it refused is retried', async () => {
    const profile = await Profile.create(60);
    const answer = refusal('0001', 'folder_id: no such folder');
    profile.api.faults.push({ path: 'scraper_url', answer }, { path: 'scraper_url', answer });
    await profile.save(posts('tiktok', 1), {}, { folder: '7' });
    await profile.work();
    const ids = (await profile.captures()).map(({ id }) => id);
    await retryCaptures(profile.db, ids, profile.clock.now(), '8');
    await profile.work();
    expect(profile.api.imports.at(-1)?.body.folder_id).toBe(8);
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });
});
