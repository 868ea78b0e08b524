import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { acceptWebMedia, endUpload } from '../../../utils/captures/media';
import { resendCaptures } from '../../../utils/captures/resend';
import { permissionGiven } from '../../../utils/captures/resolve';
import { cancelCaptures, removeCaptures, retryCaptures } from '../../../utils/captures/take-back';
import { CAPTURE_STATUSES, type Capture } from '../../../utils/captures/types';
import { Profile, SETTINGS, START, waitingCapture } from './kit';

const NOW = START + 1000;
const FILE = { name: 'a.png', blob: new Blob(['x']) };

async function profileWith(...captures: Capture[]) {
  const profile = await Profile.create();
  await write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
  });
  return profile;
}
const addFile = (profile: Profile, id: string) => write(profile.db, (tx) => tx.objectStore('blobs').put(FILE, id));

describe('what may be done in which state', () => {
  const all = CAPTURE_STATUSES.map((status) => waitingCapture({ id: status, key: `tiktok:post:${status}`, status }));

  it('takes back what has not left', async () => {
    const profile = await profileWith(...all);
    const { done } = await cancelCaptures(profile.db, [...CAPTURE_STATUSES], NOW);
    expect(done).toEqual(['resolving', 'queued']);
  });

  it('removes all but what is being sent', async () => {
    const profile = await profileWith(...all);
    expect(await removeCaptures(profile.db, [...CAPTURE_STATUSES], NOW)).toHaveLength(8);
    expect((await profile.captures()).map(({ id }) => id)).toEqual(['sending']);
  });

  it('sends again what failed or was cancelled', async () => {
    const profile = await profileWith(...all);
    expect(await retryCaptures(profile.db, [...CAPTURE_STATUSES], NOW)).toEqual(['failed', 'cancelled']);
  });

  it('sends nothing to the public library again where nothing may go there', async () => {
    const failed = (id: string, library: Capture['library']) => waitingCapture({ id, library, status: 'failed' });
    const profile = await profileWith(failed('shown', 'public'), failed('mine', 'private'));
    expect(await retryCaptures(profile.db, ['shown', 'mine'], NOW, '', false)).toEqual(['mine']);
    expect((await profile.db.get('captures', 'shown'))?.status).toBe('failed');
  });
});

describe('taking back a suspect', () => {
  it('clears its fellows that wait, and nobody else', async () => {
    const suspect = { batchToken: 'token', refusals: 2, problem: { code: 'bad-parameter' } } as const;
    const profile = await profileWith(
      waitingCapture({ id: 'a', ...suspect, notBefore: 5, refusedAt: 6 }),
      waitingCapture({ id: 'b', ...suspect }),
      waitingCapture({ id: 'c', ...suspect, status: 'sending' }),
      waitingCapture({ id: 'd', ...suspect, batchToken: 'other' }),
    );
    await addFile(profile, 'a');
    await cancelCaptures(profile.db, ['a'], NOW);
    const [a, b, c, d] = await profile.captures();
    expect(a).toMatchObject({ status: 'cancelled', updatedAt: NOW });
    expect([a?.batchToken, a?.problem, a?.notBefore, a?.refusedAt]).toEqual(Array(4).fill(undefined));
    expect([b?.batchToken, b?.problem, b?.updatedAt]).toEqual([undefined, undefined, NOW]);
    expect([c?.batchToken, d?.batchToken]).toEqual(['token', 'other']);
    expect(await profile.db.getAllKeys('blobs')).toEqual([]);
  });
});

describe('sending again', () => {
  it('begins with nothing of what became of it', async () => {
    const past = {
      taskId: 'task',
      videos: [],
      problem: { code: 'server' },
      leaseUntil: 1,
      notBefore: 2,
      batchToken: 'token',
      refusals: 3,
      refusedAt: 4,
      attempts: 5,
      videoNos: ['VI1'],
    } as const;
    const profile = await profileWith({
      ...waitingCapture({ status: 'failed' }),
      ...past,
      videos: [],
      videoNos: ['VI1'],
    });
    await retryCaptures(profile.db, ['capture'], NOW);
    expect(await profile.captures()).toEqual([waitingCapture({ updatedAt: NOW })]);
  });

  it('follows a short link once more', async () => {
    const profile = await profileWith(waitingCapture({ status: 'failed', url: 'https://vm.tiktok.com/ZMabcdef/' }));
    await retryCaptures(profile.db, ['capture'], NOW);
    expect(await profile.statuses()).toEqual({ resolving: 1 });
  });

  it('declines files, and pictures whose bytes are gone', async () => {
    const image = { kind: 'image', platform: 'web', status: 'failed' } as const;
    const profile = await profileWith(
      waitingCapture({ id: 'file', kind: 'file', platform: 'local', status: 'failed' }),
      waitingCapture({ id: 'gone', ...image }),
      waitingCapture({ id: 'here', ...image }),
    );
    await addFile(profile, 'here');
    expect(await retryCaptures(profile.db, ['file', 'gone', 'here'], NOW)).toEqual(['here']);
  });

  it.each([
    ['folder-refused', '9', '9'],
    ['folder-refused', undefined, undefined],
    ['server', '9', '7'],
  ] as const)('what %s, with folder %s chosen, goes to %s', async (code, folder, folderId) => {
    const profile = await profileWith(waitingCapture({ status: 'failed', folderId: '7', problem: { code } }));
    await retryCaptures(profile.db, ['capture'], NOW, folder);
    expect((await profile.captures())[0]?.folderId).toBe(folderId);
  });

  it('to the other library takes things of the sites, as saved by hand', async () => {
    const profile = await profileWith(
      waitingCapture({ id: 'a', importId: 'likes', status: 'ready', videoNos: ['VI1'] }),
      waitingCapture({ id: 'b', platform: 'web', kind: 'direct', key: 'web:direct:x' }),
      waitingCapture({ id: 'c', platform: 'local', kind: 'file', key: 'local:file:x' }),
    );
    const outcomes = await resendCaptures(profile.db, ['a', 'unknown', 'b', 'c'], 'public', NOW);
    const { url } = waitingCapture();
    const other = { url, outcome: 'unsupported', reason: 'other-site' };
    expect(outcomes).toEqual([expect.objectContaining({ url, outcome: 'queued' }), other, other]);
    const copy = (await profile.captures()).find(({ library }) => library === 'public');
    expect(copy).toMatchObject({ createdAt: NOW, updatedAt: NOW, status: 'queued', videoNos: [] });
    expect(copy).not.toHaveProperty('importId');
  });
});

describe('media of some web site', () => {
  it('is known by its address, and keeps what was chosen', async () => {
    const profile = await Profile.create();
    const media = { kind: 'direct' as const, url: 'https://example.org/a.mp4', title: 'A' };
    const settings = { namespace: 'work', folder: '7', callbackUrl: 'https://example.org/cb' };
    expect(await acceptWebMedia(profile.db, media, settings, START)).toMatchObject({ outcome: 'queued' });
    expect(await acceptWebMedia(profile.db, media, settings, START)).toMatchObject({ outcome: 'already-saved' });
    expect(await profile.captures()).toMatchObject([
      { ...media, key: `web:direct:${media.url}`, namespace: 'work', folderId: '7', callbackUrl: settings.callbackUrl },
    ]);
    expect(await profile.db.getAllKeys('blobs')).toEqual([]);
  });

  it('without an address has no namesake', async () => {
    const profile = await Profile.create();
    for (const url of ['data:image/png;base64,', 'blob:https://example.org/1', 'data:image/png;base64,'])
      await acceptWebMedia(profile.db, { kind: 'image', url, file: FILE }, SETTINGS, START);
    expect(await profile.captures()).toHaveLength(3);
    expect(await profile.db.getAllKeys('blobs')).toHaveLength(3);
  });
});

describe('the end of an upload', () => {
  const upload = (kind: 'file' | 'image') =>
    waitingCapture({ kind, platform: 'local', status: 'sending', problem: { code: 'network' } });

  it.each([
    ['file', { outcome: 'sent', videoNo: 'VI1' }, { status: 'downloading', taskId: 'video:VI1', videoNos: ['VI1'] }],
    ['file', { outcome: 'sent' }, { status: 'ready', videoNos: [] }],
    ['image', { outcome: 'sent', videoNo: 'IMG' }, { status: 'ready', videoNos: ['IMG'] }],
    ['file', { outcome: 'cancelled' }, { status: 'cancelled' }],
    [
      'file',
      { outcome: 'failed', problem: { code: 'file-size' } },
      { status: 'failed', problem: { code: 'file-size' } },
    ],
  ] as const)('%s: %o', async (kind, result, expected) => {
    const profile = await profileWith(upload(kind));
    await endUpload(profile.db, [{ captureId: 'capture', ...result }], NOW);
    const [capture] = await profile.captures();
    expect(capture).toMatchObject({ updatedAt: NOW, ...expected });
    if (result.outcome !== 'failed') expect(capture?.problem).toBeUndefined();
    const tasks = await profile.tasks();
    expect(tasks.map(({ id, videos }) => [id, videos])).toEqual(
      expected.status === 'downloading' ? [['video:VI1', [{ videoNo: 'VI1', state: 'indexing' }]]] : [],
    );
  });

  it('is no end of what a page did not begin', async () => {
    const profile = await profileWith(waitingCapture());
    await endUpload(profile.db, [{ captureId: 'capture', outcome: 'failed' }], NOW);
    expect(await profile.captures()).toEqual([waitingCapture()]);
  });
});

describe('leave to follow links', () => {
  it('frees what waited for it, and nothing else', async () => {
    const link = (id: string, code: 'no-permission' | 'site-silent') =>
      waitingCapture({ id, status: 'resolving', problem: { code }, notBefore: START + 5 });
    const profile = await profileWith(link('a', 'no-permission'), link('b', 'site-silent'));
    await permissionGiven(profile.core());
    const [a, b] = await profile.captures();
    expect([a?.problem, a?.notBefore]).toEqual([undefined, undefined]);
    expect(b).toEqual(link('b', 'site-silent'));
  });
});
