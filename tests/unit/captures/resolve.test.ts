import { describe, expect, it } from 'vitest';
import type { LinkAnswer } from '../../../utils/captures/destination';
import { pauseImport } from '../../../utils/captures/imports';
import { permissionGiven, resolveNext } from '../../../utils/captures/resolve';
import { cancelCaptures, removeCaptures } from '../../../utils/captures/take-back';
import { mortal, Profile, posts, START } from './kit';

const HOUR = 60 * 60_000;
const SHORT = 'https://vm.tiktok.com/ZMabcdef/';
const OTHER = 'https://vt.tiktok.com/ZS1234567/';
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

  it('is sent when what it leads to is saved in another namespace', async () => {
    const profile = await profileWithLink(POST);
    await profile.save([POST], {}, { namespace: 'work' });
    await profile.work();
    expect(profile.api.imports).toHaveLength(2);
    expect(await profile.statuses()).toEqual({ ready: 2 });
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

  it('is tried again for a day while its site does not answer, at growing pauses, and then given up', async () => {
    const profile = await profileWithLink();
    await profile.work({ until: START + 60_000 });
    expect(await profile.captures()).toMatchObject([
      { status: 'resolving', problem: { code: 'site-silent', detail: 'vm.tiktok.com' } },
    ]);
    await profile.work();
    expect(await profile.captures()).toMatchObject([
      { status: 'failed', problem: { code: 'unresolvable', detail: 'vm.tiktok.com' } },
    ]);
    const gaps = profile.followed.slice(1).map(({ at }, i) => at - (profile.followed[i]?.at ?? 0));
    expect(gaps.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(profile.followed.length).toBeLessThanOrEqual(20);
    expect(profile.clock.now() - START).toBeGreaterThan(20 * 60 * 60_000);
  });

  const PASSING: [string, LinkAnswer][] = [
    ['a robot check at its own address', { url: SHORT, redirected: false, status: 200 }],
    ['a robot check elsewhere', { url: 'https://www.tiktok.com/captcha?x=1', redirected: true, status: 200 }],
    ['a consent page', { url: 'https://consent.tiktok.com/', redirected: true, status: 200 }],
    ['a log-in page that names nothing', { url: 'https://www.tiktok.com/login', redirected: true, status: 200 }],
    ['403', { url: SHORT, redirected: false, status: 403 }],
    ['429', { url: SHORT, redirected: false, status: 429 }],
    ['503', { url: SHORT, redirected: false, status: 503 }],
    ['503 further on', { url: 'https://www.tiktok.com/', redirected: true, status: 503 }],
  ];
  it.each(PASSING)('that meets %s is followed again, and says which site it was', async (_, answer) => {
    const profile = await profileWithLink();
    profile.links.set(SHORT, answer);
    await profile.work({ until: START + 10_000 });
    const [capture] = await profile.captures();
    const host = answer === 'endless' ? '' : new URL(answer.url).hostname;
    expect(capture).toMatchObject({ status: 'resolving', problem: { code: 'site-silent' } });
    expect(capture?.problem?.detail).toContain(host);
    profile.links.set(SHORT, POST);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('waits as long as its site asks', async () => {
    const profile = await profileWithLink();
    profile.links.set(SHORT, { url: SHORT, redirected: false, status: 429, retryAfterMs: 300_000 });
    await profile.work({ until: START + 299_000 });
    expect(profile.followed).toHaveLength(1);
    profile.links.set(SHORT, POST);
    await profile.work();
    expect(profile.followed[1]?.at).toBe(START + 300_000);
  });

  const FINAL: [string, LinkAnswer][] = [
    ['404', { url: SHORT, redirected: false, status: 404 }],
    ['410', { url: 'https://www.tiktok.com/gone', redirected: true, status: 410 }],
    ['the front page', { url: 'https://www.tiktok.com/?_r=1', redirected: true, status: 200 }],
    ['redirects without end', 'endless'],
  ];
  it.each(FINAL)('that meets %s is final at the first answer', async (_, answer) => {
    const profile = await profileWithLink();
    profile.links.set(SHORT, answer);
    await profile.work();
    expect(await profile.captures()).toMatchObject([{ status: 'failed', problem: { code: 'unresolvable' } }]);
    expect(profile.followed).toHaveLength(1);
  });

  it.each([403, 404, 503])('is what the address at its end names, also if that answers %d', async (status) => {
    const profile = await profileWithLink();
    profile.links.set(SHORT, { url: POST, redirected: true, status });
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('waits for leave to follow it, and goes on when that is given', async () => {
    const profile = await profileWithLink(POST);
    profile.mayFollow = false;
    await profile.work({ until: START + 5000 });
    expect(await profile.captures()).toMatchObject([{ status: 'resolving', problem: { code: 'no-permission' } }]);
    profile.mayFollow = true;
    // One that was saved just now waits for nothing yet.
    profile.links.set(OTHER, posts('tiktok', 1, 1)[0] ?? '');
    await profile.save([OTHER]);
    await permissionGiven(profile.core());
    await profile.work({ until: START + 60_000 });
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });

  it('is not given up for a moment of silence of its site, however long it waited for leave', async () => {
    const profile = await profileWithLink();
    profile.mayFollow = false;
    await profile.work({ until: START + 48 * HOUR });
    profile.mayFollow = true;
    await permissionGiven(profile.core());
    await profile.work({ until: profile.clock.now() + 1000 });
    expect(profile.followed).toHaveLength(1);
    profile.links.set(SHORT, POST);
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it.each([
    ['taken back', cancelCaptures, { cancelled: 1 }],
    ['removed', removeCaptures, {}],
  ] as const)('that is %s while it is followed stays so', async (_, takeAway, left) => {
    const profile = await profileWithLink(POST);
    const [{ id } = { id: '' }] = await profile.captures();
    const core = profile.core();
    const { follow } = core;
    core.follow = async (url) => {
      await takeAway(profile.db, [id], profile.clock.now());
      return follow(url);
    };
    await profile.work({ core });
    expect([await profile.statuses(), profile.api.requests]).toEqual([left, []]);
  });

  it('shows what became of it', async () => {
    const profile = await profileWithLink('https://www.tiktok.com/');
    const core = profile.core();
    const shown: unknown[] = [];
    core.changed = () => void shown.push(profile.statuses());
    await resolveNext(core);
    expect(await Promise.all(shown)).toEqual([{ failed: 1 }]);
  });
});

describe('many short links', () => {
  const links = (n: number) =>
    Array.from({ length: n }, (_, i) => `https://vm.tiktok.com/ZM${String(i).padStart(6, '0')}/`);

  async function profileWithLinks(n: number): Promise<Profile> {
    const profile = await Profile.create(60);
    const ends = posts('tiktok', n);
    for (const [i, link] of links(n).entries()) profile.links.set(link, ends[i] ?? '');
    await profile.save(links(n));
    return profile;
  }

  /** Nothing closer than a second, and no more than 20 within any minute. */
  function expectPace({ followed }: Profile): void {
    const times = followed.map(({ at }) => at);
    for (const [i, at] of times.entries()) {
      if (i >= 1) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
      if (i >= 20) expect(at - (times[i - 20] ?? 0)).toBeGreaterThanOrEqual(60_000);
    }
  }

  it('are followed one a second and 20 a minute at most, each once', async () => {
    const profile = await profileWithLinks(50);
    await profile.work();
    expect(profile.followed).toHaveLength(50);
    expectPace(profile);
    expect(await profile.statuses()).toEqual({ ready: 50 });
  }, 30_000);

  it('are all resolved although the worker dies again and again, and keep the pace', async () => {
    const profile = await profileWithLinks(30);
    for (let life = 0; life < 40; life++) {
      const { gate, death } = mortal(3 + (life % 11));
      await Promise.race([profile.work({ core: profile.core(gate) }), death]);
      profile.clock.time += 1000;
    }
    await profile.work();
    expectPace(profile);
    expect(await profile.statuses()).toEqual({ ready: 30 });
    expect(profile.api.imports.flatMap(({ urls }) => urls).sort()).toEqual(expect.arrayContaining(posts('tiktok', 30)));
  }, 30_000);

  it('leave a site alone that does not answer as it should, and go on with another', async () => {
    const profile = await profileWithLinks(10);
    for (const link of links(10)) profile.links.set(link, { url: link, redirected: false, status: 403 });
    const other = 'https://vt.tiktok.com/ZS1234567/';
    profile.links.set(other, posts('tiktok', 1, 50)[0] ?? '');
    await profile.save([other]);
    await profile.work({ until: START + 10 * 60_000 });
    expect(profile.followed.filter(({ url }) => url !== other).length).toBeLessThanOrEqual(5);
    expect(await profile.statuses()).toEqual({ resolving: 10, ready: 1 });
    for (const [i, link] of links(10).entries()) profile.links.set(link, posts('tiktok', 10)[i] ?? '');
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 11 });
  }, 30_000);

  it('of a site that is gone are all given up after a day', async () => {
    const profile = await profileWithLinks(10);
    for (const link of links(10)) profile.links.delete(link);
    await profile.work();
    expect(await profile.statuses()).toEqual({ failed: 10 });
    expect(profile.followed.length).toBeLessThanOrEqual(21);
  }, 30_000);

  it('of a site that is gone are given up no sooner than each has waited for a day, and those of other sites not at all', async () => {
    const profile = await Profile.create(60);
    const [old = '', young = ''] = links(2);
    await profile.save([OTHER], { importOf: { id: 'paused' } });
    await pauseImport(profile.db, 'paused', true);
    await profile.save([old]);
    await profile.work({ until: START + 23 * HOUR });
    await profile.save([young]);
    await profile.work({ until: START + 26 * HOUR });
    const statuses = (await profile.captures()).map(({ url, status }) => [url, status]);
    expect(Object.fromEntries(statuses)).toEqual({ [old]: 'failed', [young]: 'resolving', [OTHER]: 'resolving' });
  });

  it('that were saved by hand are followed before those of an import, whatever library they are for', async () => {
    const profile = await Profile.create(60);
    await profile.save([SHORT], { importOf: { id: 'likes' } });
    await profile.save([OTHER], { library: 'public' });
    await profile.work({ until: START + 5000 });
    expect(profile.followed.map(({ url }) => url)).toEqual([OTHER, SHORT]);
  });

  it('keep their distance from the answer to the one before', async () => {
    const profile = await profileWithLinks(2);
    const core = profile.core();
    const { follow } = core;
    core.follow = async (url) => {
      const answer = await follow(url);
      profile.clock.time += 3000;
      return answer;
    };
    await profile.work({ core });
    expect(profile.followed.map(({ at }) => at - START)).toEqual([0, 4000]);
  });

  it('of which one alone meets a fault hold up no other for long, and it is given up after 20 tries', async () => {
    const profile = await profileWithLinks(30);
    const [refused = ''] = links(1);
    profile.links.set(refused, { url: refused, redirected: false, status: 403 });
    await profile.work({ until: START + 10 * 60_000 });
    expect(await profile.statuses()).toEqual({ resolving: 1, ready: 29 });
    for (let day = 0; day < 3; day += 0.5) {
      // While others of its site are answered, that never counts as silent for a day.
      const link = `https://vm.tiktok.com/ZMday${10 * day}/`;
      profile.links.set(link, posts('tiktok', 1, 100 + 2 * day)[0] ?? '');
      await profile.save([link]);
      await profile.work({ until: profile.clock.now() + 12 * HOUR });
    }
    expect(await profile.statuses()).toEqual({ failed: 1, ready: 35 });
    expect(profile.followed.filter(({ url }) => url === refused)).toHaveLength(20);
  }, 30_000);
});
