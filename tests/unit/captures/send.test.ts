import { describe, expect, it } from 'vitest';
import type { Core } from '../../../utils/captures/core';
import { reading, write } from '../../../utils/captures/db';
import { dispatch } from '../../../utils/captures/dispatch';
import { nextDayAt, setCap } from '../../../utils/captures/ledger';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import { sendNext } from '../../../utils/captures/send';
import type { Capture } from '../../../utils/captures/types';
import type { MemoriesClient } from '../../../utils/memories/client';
import { refusal } from './fake-api';
import { Profile, START, waitingCapture } from './kit';

const MINUTE = 60_000;
const NEVER = Number.POSITIVE_INFINITY;

async function profileWith(...captures: Capture[]): Promise<Profile> {
  const profile = await Profile.create(60);
  await put(profile, ...captures);
  return profile;
}

const put = (profile: Profile, ...captures: Capture[]) =>
  write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
  });

const send = (profile: Profile, core: Core = profile.core()) => sendNext(core, 'scraper');
const due = (change: Partial<Capture> = {}) => waitingCapture({ attempts: 1, ...change });

describe('sending the next batch', () => {
  it('forgets, once it is taken, all that was held against its captures', async () => {
    const past = { attempts: 3, refusals: 2, notBefore: START - 1, problem: { code: 'server' } } as const;
    const profile = await profileWith(due({ ...past, batchToken: 'token', refusedAt: START - 90_000 }));
    profile.clock.time = START + 5;
    await send(profile);
    const [capture] = await profile.captures();
    expect(capture).toMatchObject({ status: 'downloading', attempts: 0, updatedAt: START + 5, videoNos: [] });
    const { refusals, notBefore, problem, batchToken, refusedAt, leaseUntil } = capture ?? {};
    expect([refusals, notBefore, problem, batchToken, refusedAt, leaseUntil]).toEqual(Array(6).fill(undefined));
    expect(await profile.tasks()).toMatchObject([
      { id: capture?.taskId, captureIds: ['capture'], namespace: 'default' },
    ]);
  });

  it('claims for a minute before it asks, and counts the attempt', async () => {
    const profile = await profileWith(due());
    const seen: Capture[] = [];
    let waits = 0;
    const core = profile.core();
    const { client } = core;
    core.client = async () => {
      const real = await client();
      if (!real) return null;
      const importPosts: MemoriesClient['importPosts'] = async (...args) => {
        waits += 1;
        seen.push(...(await profile.captures()));
        return real.importPosts(...args);
      };
      return { ...real, importPosts };
    };
    await send(profile, core);
    expect(waits).toBe(1);
    expect(seen).toMatchObject([{ status: 'sending', attempts: 2, leaseUntil: START + MINUTE }]);
  });

  it('shows that it sends, and what came of it', async () => {
    const profile = await profileWith(due());
    const statuses: Promise<Record<string, number>>[] = [];
    const core = profile.core();
    core.changed = () => void statuses.push(profile.statuses());
    expect(await send(profile, core)).toBe(START);
    expect(await Promise.all(statuses)).toEqual([{ sending: 1 }, { downloading: 1 }]);
  });

  it('has nothing to do while nothing waits', async () => {
    const profile = await profileWith(due({ status: 'ready' }));
    expect(await send(profile)).toBe(NEVER);
    expect(profile.api.requests).toEqual([]);
  });

  it('waits until the batch has gathered', async () => {
    const profile = await profileWith(waitingCapture());
    expect(await send(profile)).toBe(START + 4500);
    expect(profile.api.requests).toEqual([]);
  });

  it('waits for its turn in the lane', async () => {
    const profile = await profileWith(due());
    await write(profile.db, (tx) => writeMeta(tx, 'lane:scraper', { lastAt: START, strikes: 0, waitMs: 0 }));
    expect(await send(profile)).toBe(START + 1050);
  });

  it.each([
    ['a pause', 'paused', true, NEVER],
    ['a refused key', 'halt', { code: 'key-refused' }, NEVER],
    ['a lack of credits', 'halt', { code: 'no-credits', until: START + 7 }, START + 7],
  ] as const)('waits for the end of %s', async (_, name, value, wakeAt) => {
    const profile = await profileWith(due());
    await write(profile.db, (tx) => writeMeta(tx, name, value));
    expect(await send(profile)).toBe(wakeAt);
    expect(profile.api.requests).toEqual([]);
  });

  it('goes on when a halt is over, and says so', async () => {
    const profile = await profileWith(due());
    await write(profile.db, (tx) => writeMeta(tx, 'halt', { code: 'no-credits', until: START }));
    let changes = 0;
    const core = profile.core();
    core.changed = () => {
      changes += 1;
    };
    await send(profile, core);
    expect(await readMeta(reading(profile.db), 'halt')).toBeUndefined();
    expect(await profile.statuses()).toEqual({ downloading: 1 });
    expect(changes).toBe(3);
  });

  it('writes down that there is no key, once', async () => {
    const profile = await profileWith(due());
    profile.apiKey = '';
    let changes = 0;
    const core = profile.core();
    core.changed = () => {
      changes += 1;
    };
    expect([await send(profile, core), await send(profile, core)]).toEqual([NEVER, NEVER]);
    expect(await readMeta(reading(profile.db), 'halt')).toEqual({ code: 'no-key' });
    expect(changes).toBe(1);
  });

  it('is held until the next day by the cap of costs', async () => {
    const profile = await profileWith(due(), due({ id: 'next', platform: 'youtube', updatedAt: START + 1 }));
    await write(profile.db, (tx) => setCap(tx, 0.000_001));
    await send(profile);
    expect(profile.api.imports).toHaveLength(1);
    profile.clock.time += MINUTE;
    expect(await send(profile)).toBe(nextDayAt(profile.clock.now()));
    expect(profile.api.imports).toHaveLength(1);
  });

  it('an image is done once it is taken, and its bytes go', async () => {
    const profile = await profileWith(due({ kind: 'image', platform: 'web', key: 'web:image:x' }));
    await write(profile.db, (tx) => tx.objectStore('blobs').put({ name: 'a.png', blob: new Blob(['x']) }, 'capture'));
    await sendNext(profile.core(), 'upload');
    expect(await profile.captures()).toMatchObject([{ status: 'ready', videoNos: [expect.stringMatching('IMG-')] }]);
    expect([await profile.db.getAllKeys('blobs'), await profile.tasks()]).toEqual([[], []]);
  });

  it('a direct address is followed by the video that was named at once', async () => {
    const profile = await profileWith(due({ kind: 'direct', platform: 'web', key: 'web:direct:x' }));
    await sendNext(profile.core(), 'upload');
    expect(await profile.captures()).toMatchObject([{ status: 'downloading', taskId: 'video:VI0', videoNos: ['VI0'] }]);
    expect(await profile.tasks()).toMatchObject([{ id: 'video:VI0', videos: [{ videoNo: 'VI0', state: 'indexing' }] }]);
  });

  it('leaves what somebody else is sending alone until that claim ends', async () => {
    const profile = await profileWith(due({ status: 'sending', leaseUntil: START + 1000 }));
    expect(await send(profile)).toBe(START + 1000);
    profile.clock.time = START + 1000;
    await send(profile);
    expect(await profile.statuses()).toEqual({ downloading: 1 });
  });

  it('looks again when a claim ends before the next batch is due', async () => {
    const claimed = due({ id: 'claimed', status: 'sending', leaseUntil: START + 1000 });
    const profile = await profileWith(waitingCapture(), claimed);
    expect(await send(profile)).toBe(START + 1000);
  });

  it('has nothing to do with what leaves by another lane, waiting or claimed', async () => {
    const other = { kind: 'direct', platform: 'web' } as const;
    const profile = await profileWith(due(other), due({ ...other, id: 'b', status: 'sending', leaseUntil: START - 1 }));
    expect(await send(profile)).toBe(NEVER);
  });

  it('does not bring back what was taken back meanwhile, nor follow it', async () => {
    const profile = await profileWith(due());
    const gone = profile.core(async () => {
      if ((await profile.statuses()).sending) await profile.db.clear('captures');
    });
    await send(profile, gone);
    expect(profile.api.imports).toHaveLength(1);
    expect([await profile.captures(), await profile.tasks()]).toEqual([[], []]);
  });

  it('keeps a full pause after the answer to a request that failed, too', async () => {
    const profile = await profileWith(due());
    profile.api.faults.push({ path: 'scraper_url', answer: { status: 500, text: 'oops' } });
    let calls = 0;
    await send(
      profile,
      profile.core(async () => {
        calls += 1;
        if (profile.api.imports.length > 0 && calls < 99) {
          profile.clock.time = START + 700;
          calls = 99;
        }
      }),
    );
    expect((await readMeta(reading(profile.db), 'lane:scraper'))?.lastAt).toBe(START + 700);
  });

  it('asks a server that refuses one for the second time whether it is well', async () => {
    for (const [list, status, code] of [
      [undefined, 'failed', 'bad-parameter'],
      [refusal('0001', 'invalid parameter'), 'queued', 'server'],
    ] as const) {
      const profile = await profileWith(due({ batchToken: 'token', refusedAt: START - 2 * MINUTE, namespace: 'work' }));
      profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'invalid parameter') });
      if (list) profile.api.faults.push({ path: 'list_videos', answer: list });
      await send(profile);
      expect((await profile.captures())[0]).toMatchObject({ status, problem: { code } });
      expect(profile.api.requests[1]?.body).toMatchObject({ page: 1, size: 1, unique_id: 'work' });
    }
  });

  it('does not ask that at a first refusal, nor at another fault', async () => {
    for (const [change, answer] of [
      [{}, refusal('0001', 'invalid parameter')],
      [
        { batchToken: 'token', refusedAt: START - 2 * MINUTE },
        { status: 500, text: 'oops' },
      ],
    ] as const) {
      const profile = await profileWith(due(change));
      profile.api.faults.push({ path: 'scraper_url', answer });
      await send(profile);
      expect(profile.api.requests).toHaveLength(1);
    }
  });

  it('clears the other half of a search when the half that it sent is refused', async () => {
    const suspect = { batchToken: 'token', refusals: 2 };
    const ids = ['a', 'b', 'c', 'd'];
    const profile = await profileWith(
      ...ids.map((id) =>
        due({ ...suspect, id, key: `tiktok:post:${id}`, url: `https://www.tiktok.com/@m/video/${id}` }),
      ),
      due({ ...suspect, id: 'asked', status: 'sending', leaseUntil: START + MINUTE }),
    );
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'invalid parameter') });
    await send(profile);
    const tokens = (await profile.captures()).map(({ id, batchToken }) => [id, batchToken]);
    expect(Object.fromEntries(tokens)).toEqual({ a: 'token', b: 'token', c: undefined, d: undefined, asked: 'token' });
  });

  it('leaves another search as it is when one is refused', async () => {
    const search = { batchToken: 'other', refusals: 2, notBefore: START + MINUTE, platform: 'youtube' } as const;
    const profile = await profileWith(due(), due({ ...search, id: 'suspect' }));
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0001', 'invalid parameter') });
    await send(profile);
    expect((await profile.db.get('captures', 'suspect'))?.batchToken).toBe('other');
  });

  it('comes to rest while what a death left behind waits for a search to end', async () => {
    const profile = await profileWith(
      due({ id: 'left', status: 'sending', leaseUntil: START - 1, refusals: 1 }),
      due({ id: 'suspect', batchToken: 'token', refusals: 1, notBefore: START + MINUTE }),
    );
    expect(await send(profile)).toBe(START + MINUTE);
  });

  it('brings doubtful second looks forward when anything is taken', async () => {
    const doubtful = due({
      id: 'doubtful',
      batchToken: 'other',
      refusedAt: START,
      notBefore: START + 180 * MINUTE,
      platform: 'youtube',
    });
    const profile = await profileWith(due(), doubtful);
    await send(profile);
    expect((await profile.db.get('captures', 'doubtful'))?.notBefore).toBe(START + MINUTE);
  });

  it('sets a refused one aside for long only while others wait that may be refused as well', async () => {
    for (const [others, hours] of [
      [[waitingCapture({ id: 'other', platform: 'youtube' })], 3],
      [[waitingCapture({ id: 'other', platform: 'web', kind: 'direct' })], 1 / 60],
    ] as const) {
      const profile = await profileWith(due(), ...others);
      const answer = refusal('0001', 'invalid parameter');
      profile.api.faults.push({ path: 'scraper_url', answer });
      await send(profile);
      expect((await profile.db.get('captures', 'capture'))?.notBefore).toBe(START + hours * 60 * MINUTE);
    }
  });
});

describe('one batch and its endpoint', () => {
  const api = {
    uploadImages: async (files: readonly File[], request: object) => {
      const [file] = files;
      return [JSON.stringify([file?.name, file?.type, await file?.text(), request])];
    },
  } as unknown as MemoriesClient;
  const image = waitingCapture({ kind: 'image', platform: 'web', folderId: '7', details: { cameraModel: 'X' } });
  const batch = { like: image, captures: [image], dueAt: START, since: START, byHand: true };

  it('an image leaves under its own name and type, with what goes along', async () => {
    const file = { blob: new Blob(['pixels'], { type: 'image/png' }), name: 'cat.png' };
    const receipt = await dispatch(api, batch, { id: 'capture', ...file } as never);
    expect(receipt).toEqual({
      imageId: JSON.stringify([
        'cat.png',
        'image/png',
        'pixels',
        { namespace: 'default', folderId: '7', details: { cameraModel: 'X' } },
      ]),
    });
  });

  it('an image whose bytes are gone can not be sent', async () => {
    await expect(dispatch(api, batch)).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('an image that was taken without an id is sent again', async () => {
    const none = { uploadImages: async () => [] } as unknown as MemoriesClient;
    const file = { blob: new Blob(['pixels']), name: 'cat.png' } as never;
    await expect(dispatch(none, batch, file)).rejects.toMatchObject({ code: 'no-task-id' });
  });
});
