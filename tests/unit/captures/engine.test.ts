import { describe, expect, it } from 'vitest';
import { write } from '../../../utils/captures/db';
import { createPumps, oneAtATime } from '../../../utils/captures/engine';
import { recover } from '../../../utils/captures/recover';
import { mortal, Profile, posts, START, waitingCapture } from './kit';

describe('the main job', () => {
  it('sends 120 posts of three platforms in as few requests as the API allows, at the set pace, to Ready', {
    timeout: 30_000,
  }, async () => {
    const profile = await Profile.create(1);
    await profile.save([...posts('tiktok', 120), ...posts('youtube', 60), ...posts('instagram', 10)]);
    await profile.work();
    const { imports } = profile.api;
    const sizes = Map.groupBy(imports, ({ urls }) => new URL(urls[0] ?? '').hostname);
    expect([...sizes.values()].map((requests) => requests.map(({ urls }) => urls.length))).toEqual(
      expect.arrayContaining([[50, 50, 20], [50, 10], [10]]),
    );
    expect(imports).toHaveLength(6);
    const gaps = imports.slice(1).map(({ at }, i) => at - (imports[i]?.at ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(60_000);
    expect(await profile.statuses()).toEqual({ ready: 190 });
  });

  it('lets a single click leave within 5 s and no sooner than somebody could undo it', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    await profile.work();
    const [first] = profile.api.imports;
    expect((first?.at ?? 0) - START).toBeGreaterThanOrEqual(4500);
    expect((first?.at ?? 0) - START).toBeLessThan(5000);
  });

  it('sends 50 of a group at once', async () => {
    const profile = await Profile.create();
    await profile.save(posts('youtube', 50));
    await profile.work();
    expect(profile.api.imports[0]?.at).toBe(START);
  });

  it('lets later saves join the batch that waits for its turn', async () => {
    const profile = await Profile.create(1);
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: START + 10_000 });
    await profile.save(posts('tiktok', 3, 100));
    await profile.work({ until: START + 40_000 });
    await profile.save(posts('tiktok', 4, 200));
    await profile.work();
    expect(profile.api.imports.map(({ urls }) => urls.length)).toEqual([50, 7]);
  });

  it('keeps task ids beyond 2^53 digit for digit', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    await profile.work();
    expect((await profile.tasks()).map(({ id }) => id)).toEqual(['568102998803300000']);
  });

  it('sends creators one by one and tags of the same settings together', async () => {
    const profile = await Profile.create(60);
    await profile.save([
      'https://www.tiktok.com/@one',
      'https://www.youtube.com/@two',
      'https://www.tiktok.com/tag/cats',
      'https://www.tiktok.com/tag/caf%C3%A9',
    ]);
    await profile.work();
    expect(profile.api.imports.map(({ path, urls }) => [path, ...urls])).toEqual([
      ['scraper', 'https://www.tiktok.com/@one'],
      ['scraper', 'https://www.youtube.com/@two'],
      ['scraper_tag', 'cats', 'café'],
    ]);
    expect(await profile.statuses()).toEqual({ ready: 4 });
  });

  it('never sends the namespace to the public library', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 1), { library: 'public' });
    await profile.save(posts('tiktok', 1), { library: 'private' });
    await profile.work();
    const byPath = new Map(profile.api.imports.map(({ path, body }) => [path, body]));
    expect(byPath.get('scraper_url_public')).not.toHaveProperty('unique_id');
    expect(byPath.get('scraper_url')).toMatchObject({ unique_id: 'default', quality: '720' });
  });

  it('understands the older answer, which names ids only', async () => {
    const profile = await Profile.create(60);
    profile.api.shape = 'ids';
    await profile.save(posts('tiktok', 3));
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 3 });
    expect(profile.api.requests.some(({ path }) => path === 'get_metadata')).toBe(true);
  });
});

describe('a worker that dies', () => {
  const urls = [...posts('tiktok', 2), 'https://www.tiktok.com/@one', 'https://vm.tiktok.com/ZMabcdef/'];

  async function newProfile(shape: 'videos' | 'ids'): Promise<Profile> {
    const profile = await Profile.create(60);
    profile.api.shape = shape;
    profile.links.set('https://vm.tiktok.com/ZMabcdef/', posts('tiktok', 1, 77)[0] ?? '');
    // One post of the creator, so that the task ends as soon as it is there.
    await profile.save(urls, { count: 1 });
    return profile;
  }

  it.each(['videos', 'ids'] as const)(
    'loses nothing, whichever wait it dies at (%s)',
    { timeout: 240_000 },
    async (shape) => {
      const calm = await newProfile(shape);
      const counting = mortal(Number.POSITIVE_INFINITY);
      await calm.work({ core: calm.core(counting.gate) });
      expect(await calm.statuses()).toEqual({ ready: urls.length });
      const waits = counting.waits();

      for (let step = 0; step < waits; step++) {
        const profile = await newProfile(shape);
        const { gate, death } = mortal(step);
        await Promise.race([profile.work({ core: profile.core(gate) }), death]);
        await profile.work();
        expect({ step, ...(await profile.statuses()) }).toEqual({ step, ready: urls.length });
      }
      console.info(`died at each of ${waits} waits (${shape}): all ${urls.length} captures ended ready each time`);
    },
  );

  it('does not keep the next one waiting for its claim to expire', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    const { gate, death } = mortal(5);
    await Promise.race([profile.work({ core: profile.core(gate) }), death]);
    expect(await profile.statuses()).toEqual({ sending: 50 });
    await profile.work({ until: START + 2000 });
    expect(profile.api.imports.length).toBeGreaterThanOrEqual(1);
    expect(await profile.statuses()).toEqual({ downloading: 50 });
  });
});

describe('a worker that could not take up what was left', () => {
  it('tries again with its next run', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    const core = profile.core();
    const [, scraper] = createPumps(core);
    const { db } = core;
    core.db = async () => {
      throw new Error('the disk is full');
    };
    await expect(scraper?.run()).rejects.toThrow('full');
    core.db = db;
    await scraper?.run();
    expect(await profile.statuses()).toEqual({ downloading: 50 });
  });
});

describe('the kinds of work', () => {
  it('each say whom they give work', async () => {
    const profile = await Profile.create();
    expect(createPumps(profile.core()).map(({ name, feeds }) => [name, ...feeds])).toEqual([
      ['resolve', 'scraper'],
      ['scraper', 'follow'],
      ['upload', 'follow'],
      ['follow', 'copy', 'transcripts'],
      ['copy'],
    ]);
  });

  it('take up first what an earlier worker left, however often that fails at first', async () => {
    const profile = await Profile.create();
    const left = waitingCapture({ status: 'sending', leaseUntil: START + 60_000 });
    await write(profile.db, (tx) => tx.objectStore('captures').put(left));
    const core = profile.core();
    const [, , , , copy] = createPumps(core);
    const { db } = core;
    core.db = async () => {
      throw new Error('the disk is full');
    };
    await copy?.run().catch(() => undefined);
    core.db = db;
    expect(await copy?.run()).toBe(Number.POSITIVE_INFINITY);
    expect(await profile.statuses()).toEqual({ queued: 1 });
  });

  it('take it up once: what is claimed later is another’s work', async () => {
    const profile = await Profile.create();
    const [, , , , copy] = createPumps(profile.core());
    await copy?.run();
    await write(profile.db, (tx) =>
      tx.objectStore('captures').put(waitingCapture({ status: 'sending', leaseUntil: 1 })),
    );
    await copy?.run();
    expect(await profile.statuses()).toEqual({ sending: 1 });
  });

  it('bring times to now when the clock is set back under a worker that lives, and only then', async () => {
    const profile = await Profile.create();
    const [, , , , copy] = createPumps(profile.core());
    const ahead = waitingCapture({ updatedAt: START + 5000 });
    await copy?.run();
    await write(profile.db, (tx) => tx.objectStore('captures').put(ahead));
    await copy?.run();
    expect((await profile.captures())[0]?.updatedAt).toBe(START + 5000);
    profile.clock.time = START - 1;
    await copy?.run();
    expect((await profile.captures())[0]?.updatedAt).toBe(START - 1);
  });

  it('tell the keeper of the database of every error, so that damage is looked for', async () => {
    const profile = await Profile.create();
    const core = profile.core();
    const error = new Error('broken');
    const suspected: unknown[] = [];
    core.storage = { ...core.storage, suspect: (met) => suspected.push(met) > 0 };
    core.db = () => Promise.reject(error);
    for (const pump of createPumps(core)) await expect(pump.run()).rejects.toThrow('broken');
    expect(suspected).toEqual(Array(5).fill(error));
  });
});

describe('one at a time', () => {
  const clock = { now: () => START };

  it('repeats what is due, up to this very moment, and says when the next is', async () => {
    const nexts = [START - 1, START, START + 1];
    let steps = 0;
    const run = oneAtATime({ clock }, async () => nexts[steps++] ?? 0);
    expect(await run()).toBe(START + 1);
    expect(steps).toBe(3);
  });

  it('never runs twice at once; whoever calls meanwhile makes it look once more, and waits for that', async () => {
    let release: () => void = () => undefined;
    let running = 0;
    let steps = 0;
    const run = oneAtATime({ clock }, async () => {
      running += 1;
      steps += 1;
      expect(running).toBe(1);
      if (steps === 1) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      running -= 1;
      return START + steps;
    });
    const first = run();
    const second = run();
    const third = run();
    release();
    expect(await Promise.all([first, second, third])).toEqual([START + 2, START + 2, START + 2]);
    expect(steps).toBe(2);
  });

  it('goes on after an error', async () => {
    let steps = 0;
    const run = oneAtATime({ clock }, async () => {
      steps += 1;
      if (steps === 1) throw new Error('once');
      return START + 1;
    });
    await expect(run()).rejects.toThrow('once');
    expect(await run()).toBe(START + 1);
  });
});

describe('a clock that was years ahead and is put right', () => {
  it('leaves nothing waiting for those years', async () => {
    const profile = await Profile.create(60);
    const years = 4 * 365 * 24 * 60 * 60_000;
    profile.clock.time = START + years;
    await profile.save(posts('tiktok', 50));
    await profile.work({ until: START + years + 1000 });
    profile.api.faults.push({ path: 'scraper_url', answer: 'cut' });
    await profile.save(posts('youtube', 50));
    await profile.work({ until: START + years + 1500 });
    expect(await profile.statuses()).toEqual({ downloading: 50, queued: 50 });
    profile.clock.time = START;
    await profile.work({ until: START + 60 * 60_000 });
    expect((await profile.statuses()).queued).toBeUndefined();
    const [task] = await profile.tasks();
    expect(task?.createdAt).toBe(START);
    expect(task?.checks).toBeLessThan(40);
  });
});

describe('the same thing twice in a queue', () => {
  it('is named once in a request, and both captures learn what became of it', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 1));
    await profile.save(posts('tiktok', 1), { again: true });
    await profile.work();
    expect(profile.api.imports.map(({ urls }) => urls)).toEqual([posts('tiktok', 1)]);
    expect(await profile.statuses()).toEqual({ ready: 2 });
  });
});

describe('a claim that was never settled', () => {
  it('is taken up again by the same worker once it expires', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    const core = profile.core();
    const [, scraper] = createPumps(core);
    let opens = 0;
    // The database is lost just when the answer is to be written: after recovering, claiming and asking.
    core.db = async () => {
      opens += 1;
      if (opens === 3) throw new Error('the connection was lost');
      return profile.db;
    };
    await expect(scraper?.run()).rejects.toThrow('lost');
    while (profile.clock.time < START + 61_000) profile.clock.time = (await scraper?.run()) ?? 0;
    expect(await profile.statuses()).toEqual({ downloading: 50 });
  });

  it('is left to the worker that made it, when another one that started before it only now takes up what is left', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    const startedAt = profile.clock.time;
    const [, scraper] = createPumps(profile.core());
    profile.clock.time += 30_000;
    let duringRequest: Promise<void> | undefined;
    const { fetch } = profile.api;
    profile.api.fetch = (...request) => {
      duringRequest ??= recover(profile.core(), startedAt);
      return fetch.apply(profile.api, request);
    };
    const run = scraper?.run();
    await run;
    await duringRequest;
    await profile.work();
    expect(profile.api.imports).toHaveLength(1);
  });
});

describe('pumps', () => {
  it('run one at a time, and look once more when called meanwhile', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 50));
    const [, scraper] = createPumps(profile.core());
    await Promise.all([scraper?.run(), scraper?.run(), scraper?.run()]);
    expect(profile.api.imports).toHaveLength(1);
  });
});
