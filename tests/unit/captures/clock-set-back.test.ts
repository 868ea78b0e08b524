import { describe, expect, it } from 'vitest';
import { bringTimesToNow } from '../../../utils/captures/clock-set-back';
import { reading, write } from '../../../utils/captures/db';
import { createPumps } from '../../../utils/captures/engine';
import { importedId } from '../../../utils/captures/ids';
import { readMeta, writeMeta } from '../../../utils/captures/meta';
import { queueSummary } from '../../../utils/captures/read';
import type { Halt } from '../../../utils/captures/rows';
import type { Capture, Import, Task } from '../../../utils/captures/types';
import { refusal } from './fake-api';
import { Profile, posts, START, waitingCapture } from './kit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SET_BACKS = [
  ['6 hours', 6 * HOUR],
  ['a day', DAY],
  ['400 days', 400 * DAY],
] as const;

/** 12 saves of three sites that wait: three requests at the published pace. */
async function waitingProfile(): Promise<Profile> {
  const profile = await Profile.create();
  for (const platform of ['tiktok', 'youtube', 'instagram'] as const) await profile.save(posts(platform, 4));
  return profile;
}

/** How long three requests may take: one leaves after gathering, each further one a pause later. */
const COMPUTED_MS = 5_000 + 2 * (MINUTE + 100);

describe.each(SET_BACKS)('the clock is set back by %s', (_, back) => {
  it('before the next start: everything leaves within the computed time', async () => {
    const profile = await waitingProfile();
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + COMPUTED_MS });
    expect(profile.api.imports.flatMap(({ urls }) => urls)).toHaveLength(12);
  });

  it('while the worker lives: everything leaves within the computed time', async () => {
    const profile = await waitingProfile();
    const pumps = createPumps(profile.core());
    for (const pump of pumps) await pump.run();
    profile.clock.time -= back;
    const end = profile.clock.now() + COMPUTED_MS;
    while (profile.clock.now() <= end) {
      const next = Math.min(...(await Promise.all(pumps.map((pump) => pump.run()))));
      profile.clock.time = Math.max(profile.clock.time + 1, Math.min(next, end + 1));
    }
    expect(profile.api.imports.flatMap(({ urls }) => urls)).toHaveLength(12);
  });

  it('the next request is said to leave at a time that comes, not at one that moves on', async () => {
    const profile = await waitingProfile();
    profile.clock.time -= back;
    const pumps = createPumps(profile.core());
    for (const pump of pumps) await pump.run();
    const said = (await queueSummary(profile.db, profile.clock.now())).nextRequestAt ?? 0;
    profile.clock.time += 2_000;
    expect((await queueSummary(profile.db, profile.clock.now())).nextRequestAt).toBe(said);
  });

  it('what was held back after a fault waits as long as it was meant to, and no longer', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: { status: 503, text: 'oops' } });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 5_000 });
    expect((await profile.captures())[0]?.notBefore).toBeGreaterThan(profile.clock.now());
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + MINUTE });
    expect(profile.api.imports).toHaveLength(2);
  });

  it('a time to wait that the API asked for is not heeded for longer than it can have meant', async () => {
    const profile = await Profile.create(60);
    profile.api.faults.push({ path: 'scraper_url', answer: refusal('0429', 'slow', { 'Retry-After': '120' }) });
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 6_000 });
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 5 * MINUTE });
    expect(profile.api.imports).toHaveLength(2);
  });

  it('what was sent is asked for at once and then as ever', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = 20 * MINUTE;
    await profile.save(posts('tiktok', 1));
    await profile.work({ until: profile.clock.now() + 10 * MINUTE });
    profile.clock.time -= back;
    profile.api.downloadMs = -2 * back;
    profile.api.indexMs = -2 * back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 11 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 1 });
  });

  it('a halt that ends by itself ends', async () => {
    const profile = await waitingProfile();
    await write(profile.db, (tx) => writeMeta(tx, 'halt', { code: 'no-credits', until: profile.clock.now() + HOUR }));
    profile.clock.time -= back;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + HOUR + COMPUTED_MS });
    expect(await profile.statuses()).not.toHaveProperty('queued');
  });

  it('leaves no time ahead of now in any row, and changes nothing a second time', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    await profile.work();
    await profile.save(posts('youtube', 2));
    profile.clock.time -= back;
    const now = profile.clock.now();
    await profile.restart();
    for (const pump of createPumps(profile.core())) await pump.run();
    const times = (await profile.captures()).flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]);
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    const before = profile.ground.local.items.journal;
    await profile.restart();
    for (const pump of createPumps(profile.core())) await pump.run();
    expect(profile.ground.local.items.journal).toEqual(before);
  });
});

describe.each(SET_BACKS)('the clock is put ahead by %s while a task is followed', (_, ahead) => {
  it('the task is asked for as before, not given up, and what is ready is soon known to be', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = ahead + 5 * MINUTE;
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + MINUTE });
    profile.clock.time += ahead;
    await profile.work({ until: profile.clock.now() + 10 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 2 });
    expect(profile.api.imports).toHaveLength(1);
  });

  it('and back again: the same', async () => {
    const profile = await Profile.create(60);
    profile.api.downloadMs = 5 * MINUTE;
    await profile.save(posts('tiktok', 2));
    await profile.work({ until: profile.clock.now() + 30_000 });
    profile.clock.time += ahead;
    profile.api.down = { status: 503, text: 'later' };
    await profile.work({ until: profile.clock.now() + 30_000 });
    profile.clock.time -= ahead;
    profile.api.down = undefined;
    await profile.restart();
    await profile.work({ until: profile.clock.now() + 15 * MINUTE });
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });
});

describe('a time that lies ahead', () => {
  const task = (change: Partial<Task>): Task => ({
    id: 'task',
    library: 'private',
    namespace: 'default',
    captureIds: [],
    createdAt: START,
    checks: 0,
    state: 'following',
    ...change,
  });

  /** A profile with these rows, brought to START. A row that is not there shows whether anything was looked at. */
  async function brought({ captures = [], tasks = [], imports = [], lane = {}, halt: before = TOO_LONG }: Rows) {
    const profile = await Profile.create();
    await write(profile.db, async (tx) => {
      for (const capture of captures) await tx.objectStore('captures').put(capture);
      for (const one of tasks) await tx.objectStore('tasks').put(one);
      for (const one of imports) await tx.objectStore('imports').put(one);
      await writeMeta(tx, 'lane:scraper', { lastAt: START, strikes: 0, waitMs: 0, ...lane });
      await writeMeta(tx, 'halt', before);
      await bringTimesToNow(tx, START);
    });
    const halt = await readMeta(reading(profile.db), 'halt');
    return {
      looked: halt?.until === START,
      halt,
      imports: await profile.db.getAll('imports'),
      captures: await profile.captures(),
      tasks: await profile.tasks(),
      lane: await readMeta(reading(profile.db), 'lane:scraper'),
    };
  }
  const TOO_LONG: Halt = { code: 'no-credits', until: START + HOUR + 1 };
  interface Rows {
    captures?: Capture[];
    tasks?: Task[];
    imports?: Import[];
    lane?: object;
    halt?: Halt;
  }
  const imported = { id: importedId('likes', 0), importId: 'likes' };

  it.each<[string, Rows]>([
    ['when the last request left', { lane: { lastAt: START + 1 } }],
    ['when the API last took one', { lane: { okAt: START + 1 } }],
    ['of the newest save by hand', { captures: [waitingCapture({ createdAt: START + 1, updatedAt: START })] }],
    ['of its last change', { captures: [waitingCapture({ updatedAt: START + 1 })] }],
    ['of the newest save of an import', { captures: [waitingCapture({ ...imported, createdAt: START + 1 })] }],
    [
      'until which something is held, by more than a day',
      { captures: [waitingCapture({ notBefore: START + DAY + 1 })] },
    ],
    ['of a next check, by more than six hours', { tasks: [task({ nextCheckAt: START + 6 * HOUR + 1 })] }],
  ])('%s shows that the clock was set back', async (_, rows) => {
    expect((await brought(rows)).looked).toBe(true);
  });

  it.each<[string, Rows]>([
    ['nothing at all', {}],
    ['times of this very moment', { lane: { okAt: START }, captures: [waitingCapture()] }],
    ['a hold of a day', { captures: [waitingCapture({ notBefore: START + DAY })] }],
    ['a check in six hours', { tasks: [task({ nextCheckAt: START + 6 * HOUR })] }],
  ])('is not shown by %s', async (_, rows) => {
    expect((await brought(rows)).looked).toBe(false);
  });

  it('is brought to now in each row, and nothing else is touched', async () => {
    const back = { lane: { lastAt: START + 5, okAt: START + 5, strikes: 2 } };
    const right = waitingCapture({ id: 'right', notBefore: START + 5, leaseUntil: START + MINUTE });
    const { captures, tasks, lane } = await brought({
      ...back,
      captures: [
        right,
        waitingCapture({ id: 'held', updatedAt: START + 9, notBefore: START + 9 + 7000 }),
        waitingCapture({ id: 'heldForEver', notBefore: START + DAY + 5 }),
        waitingCapture({ id: 'claimed', leaseUntil: START + MINUTE + 1 }),
      ],
      tasks: [
        task({ id: 'late', createdAt: START + 5, grewAt: START + 5, nextCheckAt: START + HOUR }),
        task({ id: 'soon', nextCheckAt: START + 5000 }),
      ],
    });
    expect(lane).toEqual({ lastAt: START, okAt: START, strikes: 2, waitMs: 0 });
    const byId = new Map(captures.map((capture) => [capture.id, capture]));
    expect(byId.get('right')).toEqual(right);
    expect(byId.get('held')).toMatchObject({ updatedAt: START, notBefore: START + 7000 });
    expect(byId.get('heldForEver')?.notBefore).toBeUndefined();
    expect(byId.get('claimed')?.leaseUntil).toBe(START);
    expect(tasks).toEqual([
      task({ id: 'late', grewAt: START, nextCheckAt: START }),
      task({ id: 'soon', nextCheckAt: START + 5000 }),
    ]);
  });

  it('is brought to now where it is the only one of its row, and a time that is not there is not made up', async () => {
    const { captures, tasks, lane } = await brought({
      lane: { lastAt: START + 5 },
      captures: [waitingCapture({ updatedAt: START + 9 })],
      tasks: [
        task({ id: 'begun', createdAt: START + 5, nextCheckAt: START }),
        task({ id: 'grown', grewAt: START + 5, nextCheckAt: START + 1 }),
        task({ id: 'late', createdAt: START + 5, nextCheckAt: START + HOUR }),
      ],
    });
    expect(captures).toMatchObject([{ createdAt: START, updatedAt: START }]);
    expect(tasks).toEqual([
      task({ id: 'begun', nextCheckAt: START }),
      task({ id: 'grown', grewAt: START, nextCheckAt: START + 1 }),
      task({ id: 'late', nextCheckAt: START }),
    ]);
    expect(lane).toEqual({ lastAt: START, strikes: 0, waitMs: 0 });
  });

  it('is brought to now in an import, too', async () => {
    const one = (id: string, createdAt: number): Import => ({
      id,
      library: 'private',
      createdAt,
      total: 1,
      state: 'open',
    });
    const { imports } = await brought({
      lane: { lastAt: START + 5 },
      imports: [one('a', START + 5), one('b', START - 5)],
    });
    expect(imports).toEqual([one('a', START), one('b', START - 5)]);
  });

  it.each<[string, Halt]>([
    ['only a person can end', { code: 'key-refused' }],
    ['ends within its hour', { code: 'no-credits', until: START + HOUR - 1 }],
  ])('does not end a halt that %s', async (_, halt) => {
    expect((await brought({ lane: { lastAt: START + 5 }, halt })).halt).toEqual(halt);
  });
});
