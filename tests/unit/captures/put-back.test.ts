import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { mergeHistory } from '../../../utils/captures/merge-history';
import { putBack } from '../../../utils/captures/put-back';
import { CAPTURE_STATUSES, type Capture, type ImportState, type Task } from '../../../utils/captures/types';
import type { HistoryCapture } from '../../../utils/history/history-schema';
import { Profile, START, waitingCapture } from './kit';

const NOW = START + 1000;
const taskOf = (change: Partial<Task> = {}): Task => ({
  id: 'task',
  library: 'private',
  namespace: 'default',
  captureIds: ['capture'],
  createdAt: START,
  checks: 3,
  state: 'ended',
  ...change,
});

async function profileWith({ captures = [], tasks = [], imports = {} }: Rows = {}) {
  const profile = await Profile.create();
  await write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
    for (const task of tasks) await tx.objectStore('tasks').put(task);
    for (const [id, state] of Object.entries(imports))
      await tx.objectStore('imports').put({ id, library: 'private', createdAt: START, total: 1, state });
  });
  return profile;
}
interface Rows {
  captures?: Capture[];
  tasks?: Task[];
  imports?: Record<string, ImportState>;
}

describe('putting back', () => {
  it.each(CAPTURE_STATUSES)('%s: as it was, but for what was known of a search', async (status) => {
    const capture = waitingCapture({ status, batchToken: 'token', problem: { code: 'server' } });
    const profile = await profileWith();
    expect(await putBack(profile.db, [{ capture, file: undefined }], NOW)).toEqual(['capture']);
    const changed = { ...capture, batchToken: undefined, leaseUntil: undefined, updatedAt: NOW };
    expect(await profile.captures()).toEqual([status === 'queued' ? changed : capture]);
  });

  it('an image comes with its bytes', async () => {
    const profile = await profileWith();
    const file = { name: 'a.png', blob: new Blob(['x']) };
    await putBack(profile.db, [{ capture: waitingCapture(), file }], NOW);
    expect(await profile.db.getAllKeys('blobs')).toEqual(['capture']);
  });

  it.each([
    ['queued', 'queued', 0],
    ['ready', 'ready', 0],
    ['queued', 'cancelled', 1],
    ['failed', 'queued', 1],
    ['cancelled', 'ready', 1],
  ] as const)('%s, while the same is %s anew: %i', async (status, anew, back) => {
    const profile = await profileWith({ captures: [waitingCapture({ id: 'anew', status: anew })] });
    expect(await putBack(profile.db, [{ capture: waitingCapture({ status }), file: undefined }], NOW)).toHaveLength(
      back,
    );
  });

  it.each([
    ['queued', 'open', 1],
    ['queued', 'paused', 1],
    ['queued', 'cancelling', 0],
    ['resolving', 'cancelled', 0],
    ['ready', 'cancelled', 1],
  ] as const)('%s, of an import that is %s: %i', async (status, state, back) => {
    const profile = await profileWith({ imports: { likes: state } });
    const capture = waitingCapture({ status, importId: 'likes' });
    expect(await putBack(profile.db, [{ capture, file: undefined }], NOW)).toHaveLength(back);
  });

  it.each([
    ['downloading', { state: 'following', nextCheckAt: NOW }],
    ['ready', { state: 'ended' }],
  ] as const)('%s: its task, which has ended meanwhile, is then %o', async (status, task) => {
    const profile = await profileWith({ tasks: [taskOf()] });
    await putBack(profile.db, [{ capture: waitingCapture({ status, taskId: 'task' }), file: undefined }], NOW);
    expect(await profile.tasks()).toEqual([taskOf(task)]);
  });

  it('leaves what is there again as it is now', async () => {
    const sentAgain = waitingCapture({ status: 'queued' });
    const profile = await profileWith({ captures: [sentAgain] });
    const capture = waitingCapture({ status: 'failed' });
    expect(await putBack(profile.db, [{ capture, file: undefined }], NOW)).toEqual([]);
    expect(await profile.captures()).toEqual([sentAgain]);
  });

  it('needs no import to be there', async () => {
    const profile = await profileWith();
    const capture = waitingCapture({ importId: 'gone' });
    expect(await putBack(profile.db, [{ capture, file: undefined }], NOW)).toEqual(['capture']);
  });

  it('leaves a task alone that is asked for anyway', async () => {
    const task = taskOf({ state: 'stalled', nextCheckAt: START + 9 });
    const profile = await profileWith({ tasks: [task] });
    await putBack(
      profile.db,
      [{ capture: waitingCapture({ status: 'stalled', taskId: 'task' }), file: undefined }],
      NOW,
    );
    expect(await profile.tasks()).toEqual([task]);
  });
});

describe('a row from another computer', () => {
  const theirs = (change: Partial<Capture> = {}) =>
    waitingCapture({ id: 'theirs', status: 'ready', videoNos: ['VI1'], ...change }) as unknown as HistoryCapture;
  const ours = (change: Partial<Capture> = {}) => waitingCapture({ id: 'ours', status: 'ready', ...change });
  async function merged(captures: Capture[], row: HistoryCapture) {
    const profile = await profileWith({ captures });
    return { result: await mergeHistory(profile.db, [row], [], NOW), rows: await profile.captures(), profile };
  }

  it.each<[string, Partial<Capture>, 'known' | 'completed']>([
    ['waits', { status: 'queued' }, 'known'],
    ['is ready with videos', { videoNos: ['VI2'] }, 'known'],
    ['is ready without videos', {}, 'completed'],
    ['failed', { status: 'failed', problem: { code: 'server' } }, 'completed'],
    ['was cancelled', { status: 'cancelled' }, 'completed'],
  ])('of a thing that %s here', async (_, change, outcome) => {
    const { result, rows } = await merged([ours(change)], theirs());
    expect(result).toMatchObject({ added: 0, [outcome]: 1 });
    const expected = { id: 'ours', status: 'ready', videoNos: ['VI1'] };
    expect(rows).toEqual([outcome === 'known' ? ours(change) : expect.objectContaining(expected)]);
    if (outcome === 'completed') expect(rows[0]?.problem).toBeUndefined();
  });

  it('tells nothing where it came to nothing there', async () => {
    const { result } = await merged([ours({ status: 'cancelled' })], theirs({ status: 'failed' }));
    expect(result).toMatchObject({ known: 1 });
  });

  it('is compared with the best there is here, in whatever order that stands', async () => {
    for (const [a, b] of [
      [{ status: 'failed' }, { videoNos: ['VI9'] }],
      [{ videoNos: ['VI9'] }, { status: 'failed' }],
      [{ videoNos: ['VI9'] }, {}],
      [{}, { videoNos: ['VI9'] }],
    ] as Partial<Capture>[][]) {
      const { result } = await merged([ours({ id: 'a', ...a }), ours({ id: 'b', ...b })], theirs());
      expect(result).toMatchObject({ known: 1, completed: 0 });
    }
  });

  it.each([
    ['in another library', { library: 'public' }],
    ['in another namespace', { namespace: 'work' }],
    ['in another folder', { folderId: '7' }],
    ['of another key', { key: 'tiktok:post:2' }],
  ] as const)('that is %s is a row of its own', async (_, change) => {
    const { result, rows } = await merged([ours()], theirs(change));
    expect([result.added, rows.length]).toEqual([1, 2]);
  });

  it('gets another id where its own is taken', async () => {
    const { rows } = await merged([ours({ id: 'theirs', key: 'tiktok:post:2' })], theirs());
    expect(rows).toHaveLength(2);
  });

  it('has no time that lies ahead of now', async () => {
    const past = await merged([], theirs({ createdAt: START - 5, updatedAt: START - 3 }));
    expect(past.rows).toMatchObject([{ createdAt: START - 5, updatedAt: START - 3 }]);
    const ahead = await merged([], theirs({ createdAt: NOW + 5, updatedAt: NOW + 6 }));
    expect(ahead.rows).toMatchObject([{ createdAt: NOW, updatedAt: NOW }]);
  });

  it.each<[string, Partial<Capture>, string, string[]]>([
    ['had not left', { status: 'queued' }, 'cancelled', []],
    ['was on its way without a task', { status: 'indexing' }, 'cancelled', []],
    ['was on its way', { status: 'indexing', taskId: 'task' }, 'indexing', ['task']],
    ['was ready', { taskId: 'task' }, 'ready', []],
  ])('that %s there', async (_, change, status, followed) => {
    const { rows, profile, result } = await merged([], theirs({ problem: { code: 'server' }, ...change }));
    expect(rows[0]?.status).toBe(status);
    if (status === 'cancelled') expect(rows[0]?.problem).toBeUndefined();
    expect((await profile.tasks()).map(({ id }) => id)).toEqual(followed);
    expect(result.unsent).toBe(change.status === 'queued' ? 1 : 0);
  });

  it('brings its import: what was stopped there is stopped here, and counts go on from the greater', async () => {
    const profile = await profileWith({ imports: { known: 'paused' } });
    const one = (id: string, state: ImportState, total: number, createdAt = START) =>
      ({ id, state, total, createdAt, library: 'private' }) as const;
    const states: ImportState[] = ['open', 'paused', 'cancelling', 'cancelled'];
    const fresh = states.map((state) => one(state, state, 3));
    await mergeHistory(profile.db, [], [...fresh, one('known', 'open', 9), one('ahead', 'open', 1, NOW + 5)], NOW);
    const imports = await profile.db.getAll('imports');
    expect(Object.fromEntries(imports.map(({ id, state, total }) => [id, [state, total]]))).toEqual({
      open: ['open', 3],
      paused: ['open', 3],
      cancelling: ['cancelled', 3],
      cancelled: ['cancelled', 3],
      known: ['paused', 9],
      ahead: ['open', 1],
    });
    expect(imports.find(({ id }) => id === 'ahead')?.createdAt).toBe(NOW);
    expect(imports.find(({ id }) => id === 'open')?.createdAt).toBe(START);
  });
});
