import { describe, expect, it } from 'vitest';
import { reading, write } from '../../../utils/captures/db';
import { manage } from '../../../utils/captures/manage';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import { readStop } from '../../../utils/captures/stop';
import { ApiError } from '../../../utils/memories/errors';
import { Profile, START } from './kit';

const occupied = (profile: Profile, waitMs: number) =>
  write(profile.db, (tx) => writeMeta(tx, 'lane:manage', { lastAt: profile.clock.now(), strikes: 0, waitMs }));

describe('what a person waits for', () => {
  it('is asked at once in a free lane, which is taken until the answer', async () => {
    const profile = await Profile.create();
    const answer = await manage(profile.core(), async () => {
      profile.clock.time += 700;
      return 'answer';
    });
    expect(answer).toBe('answer');
    expect((await readMeta(reading(profile.db), 'lane:manage'))?.lastAt).toBe(START + 700);
  });

  it('waits its turn, ten seconds at most', async () => {
    const profile = await Profile.create();
    await occupied(profile, 10_000);
    let askedAt = 0;
    await manage(profile.core(), async () => {
      askedAt = profile.clock.now();
    });
    expect(askedAt).toBe(START + 10_000);
    await occupied(profile, 10_001);
    const refused = await manage(profile.core(), () => Promise.reject(new Error('was asked')));
    expect(refused).toMatchObject({ code: 'too-many-requests', detail: '', retryAfterMs: 10_001 });
  });

  it('slows its lane, and no other, when the API says so', async () => {
    const profile = await Profile.create();
    const slow = new ApiError('too-many-requests', '', 7_000);
    expect(await manage(profile.core(), () => Promise.reject(slow), 'search')).toBe(slow);
    expect(await readMeta(reading(profile.db), 'lane:search')).toMatchObject({ strikes: 1, waitMs: 7_000 });
    expect(await readMeta(reading(profile.db), 'lane:manage')).toBeUndefined();
  });

  it('slows nothing for another fault, which is a value all the same', async () => {
    const profile = await Profile.create();
    const fault = new ApiError('server');
    expect(await manage(profile.core(), () => Promise.reject(fault))).toBe(fault);
    expect(await readMeta(reading(profile.db), 'lane:manage')).toMatchObject({ strikes: 0 });
  });
});

describe('what keeps everything from leaving', () => {
  it('is a halt, before that the lack of a key, after it a pause', async () => {
    const profile = await Profile.create();
    const stop = (hasKey = true) => readStop(profile.db, START, hasKey);
    expect(await stop()).toBeUndefined();
    await write(profile.db, (tx) => writeMeta(tx, 'paused', true));
    expect(await stop()).toBe('paused');
    await write(profile.db, (tx) => writeMeta(tx, 'halt', { code: 'key-refused' }));
    expect(await stop()).toBe('key-refused');
    expect(await stop(false)).toBe('no-key');
  });

  it.each([
    [{ code: 'no-credits', until: START + 1 }, 'no-credits'],
    [{ code: 'no-credits', until: START }, undefined],
    [{ code: 'no-key' }, undefined],
  ] as const)('a halt of %o: %s', async (halt, code) => {
    const profile = await Profile.create();
    await write(profile.db, (tx) => writeMeta(tx, 'halt', halt));
    expect(await readStop(profile.db, START, true)).toBe(code);
  });
});
