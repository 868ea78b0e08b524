import { describe, expect, it } from 'vitest';
import { permissionGiven } from '../../../utils/captures/resolve';
import { Profile, posts, START } from './kit';

const SHORT = 'https://vm.tiktok.com/ZMabcdef/';
const [POST = ''] = posts('tiktok', 1);

async function profileWithLink(end?: string): Promise<Profile> {
  const profile = await Profile.create(60);
  if (end) profile.links.set(SHORT, end);
  await profile.save([SHORT]);
  return profile;
}

describe('a short link', () => {
  it('is sent as what it leads to', async () => {
    const profile = await profileWithLink(`${POST}?_r=1`);
    expect(await profile.statuses()).toEqual({ resolving: 1 });
    await profile.work();
    expect(profile.api.imports[0]?.urls).toEqual([POST]);
    expect(await profile.captures()).toMatchObject([{ status: 'ready', key: 'tiktok:post:7500000000000000000' }]);
  });

  it('is not sent when it leads to what is saved already', async () => {
    const profile = await profileWithLink(POST);
    await profile.save([POST]);
    await profile.work();
    expect(profile.api.imports).toHaveLength(1);
    expect((await profile.captures()).map(({ status, problem }) => [status, problem?.code])).toEqual(
      expect.arrayContaining([
        ['cancelled', 'already-saved'],
        ['ready', undefined],
      ]),
    );
  });

  it('is read behind a log-in page that names it', async () => {
    const profile = await profileWithLink(`https://www.tiktok.com/login?redirect_url=${encodeURIComponent(POST)}`);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it.each([
    ['a page that is no post', 'https://www.tiktok.com/@one', 'not-a-post'],
    ['nothing we know', 'https://www.tiktok.com/', 'unresolvable'],
  ])('fails clearly when it leads to %s', async (_, end, code) => {
    const profile = await profileWithLink(end);
    await profile.work();
    expect(await profile.captures()).toMatchObject([{ status: 'failed', problem: { code, detail: end } }]);
    expect(profile.api.requests).toEqual([]);
  });

  it('is tried again while its site does not answer, and then given up', async () => {
    const profile = await profileWithLink();
    await profile.work();
    expect(await profile.captures()).toMatchObject([{ status: 'failed', problem: { code: 'unresolvable' } }]);
    expect(profile.clock.now() - START).toBeGreaterThan(60_000);
  });

  it('waits for leave to follow it, and goes on when that is given', async () => {
    const profile = await profileWithLink(POST);
    profile.mayFollow = false;
    await profile.work({ until: START + 5000 });
    expect(await profile.captures()).toMatchObject([{ status: 'resolving', problem: { code: 'no-permission' } }]);
    profile.mayFollow = true;
    await permissionGiven(profile.core());
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });
});
