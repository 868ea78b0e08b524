import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { removeOldest } from '../../../utils/captures/make-room';
import { readSavedKeys } from '../../../utils/captures/saved-keys';
import { CAPTURE_STATUSES, type Capture } from '../../../utils/captures/types';
import { allCaptures } from '../../../utils/captures/walk';
import { Profile, waitingCapture } from './kit';

async function profileWith(captures: readonly Capture[]): Promise<Profile> {
  const profile = await Profile.create();
  await write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
  });
  return profile;
}

const many = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const id = `c${String(i).padStart(4, '0')}`;
    return waitingCapture({ id, key: `tiktok:post:${id}`, status: 'ready' });
  });

describe('reading all captures', () => {
  it.each([0, 999, 1_000, 1_001, 2_000])('goes through %i of them, each once and in order', async (n) => {
    const profile = await profileWith(many(n));
    const ids: string[] = [];
    for await (const rows of allCaptures(profile.db)) {
      expect(rows.length).toBeLessThanOrEqual(1_000);
      ids.push(...rows.map(({ id }) => id));
    }
    expect(ids).toEqual(many(n).map(({ id }) => id));
  });
});

describe('the keys of what is saved', () => {
  it('are those of one library that did not come to nothing', async () => {
    const captures = CAPTURE_STATUSES.map((status) =>
      waitingCapture({ id: status, key: `tiktok:post:${status}`, status }),
    );
    const elsewhere = waitingCapture({ id: 'public', key: 'tiktok:post:public', library: 'public' });
    const profile = await profileWith([...captures, elsewhere]);
    const keys = await readSavedKeys(profile.db, 'private');
    const saved = CAPTURE_STATUSES.filter((status) => status !== 'failed' && status !== 'cancelled');
    expect([...keys].sort()).toEqual(saved.map((status) => `tiktok:post:${status}`).sort());
    expect([...(await readSavedKeys(profile.db, 'public'))]).toEqual(['tiktok:post:public']);
  });

  it('are read no further once nobody wants them', async () => {
    const profile = await profileWith(many(1_500));
    expect((await readSavedKeys(profile.db, 'private', AbortSignal.abort())).size).toBe(1_000);
    expect((await readSavedKeys(profile.db, 'private', new AbortController().signal)).size).toBe(1_500);
  });
});

describe('making room', () => {
  it('forgets what has ended with its files, and nothing that is under way', async () => {
    const profile = await profileWith(CAPTURE_STATUSES.map((status) => waitingCapture({ id: status, status })));
    await write(profile.db, async (tx) => {
      for (const id of ['ready', 'queued']) await tx.objectStore('blobs').put({ name: id, blob: new Blob() }, id);
    });
    expect(await removeOldest(profile.db)).toBe(3);
    const left = (await profile.captures()).map(({ status }) => status);
    expect(left.sort()).toEqual(['downloading', 'indexing', 'queued', 'resolving', 'sending', 'stalled']);
    expect(await profile.db.getAllKeys('blobs')).toEqual(['queued']);
  });

  it('forgets the oldest thousand, whatever became of them', async () => {
    const captures = many(1_010).map((capture, i) => ({
      ...capture,
      status: i % 2 ? ('failed' as const) : capture.status,
    }));
    const profile = await profileWith(captures);
    expect(await removeOldest(profile.db)).toBe(1_000);
    expect((await profile.captures()).map(({ id }) => id)).toEqual(captures.slice(1_000).map(({ id }) => id));
  });
});
