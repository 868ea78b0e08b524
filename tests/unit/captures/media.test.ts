import { describe, expect, it } from 'vitest';
import { acceptWebMedia, beginUpload, endUpload } from '../../../utils/captures/media';
import { recover } from '../../../utils/captures/recover';
import { takeTurn } from '../../../utils/captures/take-turn';
import { Profile, SETTINGS } from './kit';

const VIDEO = 'https://media.example/clip.mp4';

describe('media of the web', () => {
  it('a direct address goes out as a form and is followed by its video number', async () => {
    const profile = await Profile.create();
    const details = { datetimeTaken: '2026-11-22 10:00:00', latitude: 1.5 };
    await acceptWebMedia(profile.db, { kind: 'direct', url: VIDEO, details }, SETTINGS, profile.clock.now());
    await profile.work();
    expect(profile.api.requests[0]).toMatchObject({
      path: 'upload_url',
      body: { url: VIDEO, unique_id: 'default', datetime_taken: '2026-11-22 10:00:00', latitude: '1.5' },
    });
    expect(profile.api.requests.slice(1).every(({ path }) => path === 'get_metadata')).toBe(true);
    expect(await profile.captures()).toMatchObject([
      { key: `web:direct:${VIDEO}`, library: 'private', status: 'ready', videoNos: ['VI0'] },
    ]);
  });

  it('an image goes out with its bytes, which are then forgotten', async () => {
    const profile = await Profile.create();
    const file = { blob: new Blob(['picture'], { type: 'image/png' }), name: 'a.png' };
    const image = { kind: 'image', url: 'https://media.example/a.png', file } as const;
    await acceptWebMedia(profile.db, image, SETTINGS, profile.clock.now());
    await profile.work();
    expect(profile.api.requests).toMatchObject([{ path: 'upload_img', body: { form: ['files', 'unique_id'] } }]);
    expect(await profile.statuses()).toEqual({ ready: 1 });
    expect(await profile.db.count('blobs')).toBe(0);
  });

  it.each([VIDEO, 'http://media.example/clip.mp4'])('the same address is saved once: %s', async (url) => {
    const profile = await Profile.create();
    const media = { kind: 'direct', url } as const;
    await acceptWebMedia(profile.db, media, SETTINGS, profile.clock.now());
    const second = await acceptWebMedia(profile.db, media, SETTINGS, profile.clock.now());
    expect(second).toMatchObject({ outcome: 'already-saved' });
  });
});

describe('images without a web address', () => {
  it('are all saved, though they are called the same', async () => {
    const profile = await Profile.create();
    for (const picture of ['one', 'another']) {
      const file = { blob: new Blob([picture], { type: 'image/png' }), name: 'image.png' };
      const image = { kind: 'image', url: file.name, file } as const;
      expect(await acceptWebMedia(profile.db, image, SETTINGS, profile.clock.now())).toMatchObject({
        outcome: 'queued',
      });
    }
  });
});

describe('uploads that a page carries out', () => {
  it('are followed once they were sent', async () => {
    const profile = await Profile.create();
    const names = ['a.mp4', 'b.mp4', 'c.mp4'];
    const [a = '', b = '', c = ''] = await beginUpload(
      profile.db,
      { kind: 'file', names },
      SETTINGS,
      profile.clock.now(),
    );
    expect(await profile.statuses()).toEqual({ sending: 3 });
    await endUpload(
      profile.db,
      [
        { captureId: a, outcome: 'sent', videoNo: 'VI77' },
        { captureId: b, outcome: 'failed', problem: { code: 'server' } },
        { captureId: c, outcome: 'cancelled' },
      ],
      profile.clock.now(),
    );
    expect(await profile.statuses()).toEqual({ downloading: 1, failed: 1, cancelled: 1 });
    expect(await profile.tasks()).toMatchObject([{ id: 'video:VI77', captureIds: [a] }]);
  });

  it('are never sent by the worker', async () => {
    const profile = await Profile.create();
    const image = { kind: 'image', names: ['a.png'] } as const;
    const [id = ''] = await beginUpload(profile.db, image, SETTINGS, profile.clock.now());
    profile.uploadsOfPages.add(id);
    await profile.work({ until: profile.clock.now() + 3_600_000 });
    expect(profile.api.requests).toEqual([]);
    expect(await profile.statuses()).toEqual({ sending: 1 });
  });

  it('count as interrupted when their page is gone, and go on when it is open', async () => {
    const profile = await Profile.create();
    const upload = { kind: 'file', names: ['a.mp4', 'b.mp4'] } as const;
    const [, open = ''] = await beginUpload(profile.db, upload, SETTINGS, profile.clock.now());
    profile.uploadsOfPages.add(open);
    await recover(profile.core());
    expect(await profile.captures()).toMatchObject([
      { status: 'failed', problem: { code: 'interrupted' } },
      { id: open, status: 'sending' },
    ]);
  });

  it('share the pace of 1 a second with each other and with the worker', async () => {
    const profile = await Profile.create();
    await acceptWebMedia(profile.db, { kind: 'direct', url: VIDEO }, SETTINGS, profile.clock.now());
    profile.clock.time += 60_000;
    const turn = () => takeTurn(profile.db, 'upload', profile.clock.now());
    expect(await turn()).toBe(0);
    expect(await turn()).toBe(1050);
    await profile.work({ until: profile.clock.now() + 1000 });
    expect(profile.api.requests).toEqual([]);
    await profile.work({ until: profile.clock.now() + 50 });
    expect(profile.api.requests).toMatchObject([{ path: 'upload_url' }]);
    expect(await turn()).toBeGreaterThan(0);
  });

  it('hold the pace from their end on, since nobody knows when between start and end the request arrived', async () => {
    const profile = await Profile.create();
    await endUpload(profile.db, [], profile.clock.now());
    expect(await takeTurn(profile.db, 'upload', profile.clock.now())).toBe(1050);
  });

  it('end each by itself, also where one of them is not known any more', async () => {
    const profile = await Profile.create();
    const [id = ''] = await beginUpload(profile.db, { kind: 'image', names: ['a'] }, SETTINGS, profile.clock.now());
    const results = ['gone', id].map((captureId) => ({ captureId, outcome: 'sent' as const }));
    await endUpload(profile.db, results, profile.clock.now());
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('can only end what they began', async () => {
    const profile = await Profile.create();
    await profile.save(['https://www.tiktok.com/@one']);
    const [capture] = await profile.captures();
    const results = [{ captureId: capture?.id ?? '', outcome: 'failed' as const }];
    await endUpload(profile.db, results, profile.clock.now());
    expect(await profile.statuses()).toEqual({ queued: 1 });
  });
});
