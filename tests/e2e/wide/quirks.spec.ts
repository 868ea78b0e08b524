import type { Quirks } from '../../emulator/quirks.ts';
import { expect, test } from '../fixtures.ts';
import { readCaptures } from '../support/database.ts';
import { POSTS } from '../support/posts.ts';

const HABITS: Record<string, Partial<Quirks>> = {
  'v1.2': { taskShape: 'ids', flags: false },
  "today's": { taskShape: 'videos', errorStatus: 'fitting' },
  'numbers for codes and ids': { code: 'number', ids: 'number' },
  "players' addresses, nothing while downloading": {
    taskShape: 'videos',
    videoUrl: 'player',
    whileDownloading: 'absent',
  },
};

for (const [name, habits] of Object.entries(HABITS)) {
  test(`answers in ${name} form are understood`, async ({ context, world, signedIn, popup }) => {
    expect(signedIn).toBeTruthy();
    Object.assign(world.api.quirks, habits);
    const urls = Object.values(POSTS).map((post) => post.url);
    await popup.open();
    await popup.paste(urls.join(' '));
    for (const url of urls) await popup.expectStatus(url, 'Ready');
    const captures = await readCaptures(context);
    expect(new Set(captures.map((c) => c.taskId))).toEqual(new Set(world.api.libraries.tasks.keys()));
    expect(captures.flatMap((c) => c.videoNos).sort()).toEqual([...world.api.libraries.videos.keys()].sort());
  });
}

test('fewer videos than addresses, one late, one failed: each capture tells its own', async ({
  world,
  signedIn,
  popup,
}) => {
  expect(signedIn).toBeTruthy();
  world.api.quirks.taskShape = 'videos';
  const id = (n: number) => `73000000000000000${String(n).padStart(2, '0')}`;
  const urls = [1, 2, 3, 4].map((n) => `https://www.tiktok.com/@maker/video/${id(n)}`);
  world.api.libraries.fates.set(id(2), { lateMs: 9_000 });
  world.api.libraries.fates.set(id(3), { failed: 'Removed by its author' });
  world.api.libraries.fates.set(id(4), { missing: true });
  await popup.open();
  await popup.paste(urls.join('\n'));
  const [plain = '', late = '', failed = '', missing = ''] = urls;
  await popup.expectStatus(plain, 'Ready');
  await popup.expectStatus(failed, 'Failed');
  await popup.expectStatus(late, 'Ready');
  await popup.expectStatus(missing, 'Downloading');
});
