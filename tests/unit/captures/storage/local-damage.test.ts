import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelCaptures } from '../../../../utils/captures/take-back';
import { Profile, posts } from '../kit';

const emptied = () => {
  globalThis.indexedDB = new IDBFactory();
};

const items = (profile: Profile) => profile.ground.local.items;
const note = (profile: Profile) => items(profile).damage;
const recordNames = (profile: Profile) => Object.keys(items(profile)).filter((name) => name.startsWith('journal:'));

/** Two that are ready, with a copy of the history, and then two that wait. */
async function withArchive(): Promise<Profile> {
  const profile = await Profile.create(60);
  await profile.save(posts('tiktok', 2));
  await profile.work();
  await profile.save(posts('youtube', 2));
  Object.assign(items(profile).journal as object, { changes: 10_000 });
  await profile.restart();
  await profile.storage.keepCopy();
  expect([...profile.ground.files.files.keys()]).toHaveLength(1);
  return profile;
}

describe('storage.local that can not be read', () => {
  it('keeps nobody waiting with a reason that is not true, and once it can be read all goes on', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    profile.ground.local.gate = async () => {
      throw new Error('IO error');
    };
    await expect(profile.restart()).rejects.toMatchObject({ code: 'broken' });
    profile.ground.local.gate = async () => undefined;
    profile.db = await profile.storage.db();
    await profile.work();
    expect(await profile.statuses()).toEqual({ ready: 2 });
    expect(profile.api.imports).toHaveLength(1);
  });
});

describe('a head of the journal that is none', () => {
  it('costs nothing while the database is whole, whatever stands there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (garbage) => {
        const profile = await Profile.create();
        await profile.save(posts('tiktok', 2));
        items(profile).journal = garbage;
        await profile.restart();
        expect(await profile.statuses()).toEqual({ queued: 2 });
        await profile.save(posts('tiktok', 1, 5));
        emptied();
        await profile.restart();
        expect(await profile.statuses()).toEqual({ queued: 3 });
      }),
      { numRuns: 25 },
    );
  });

  it('costs nothing while the journal is whole, though the database was emptied', async () => {
    const profile = await Profile.create(60);
    await profile.save(posts('tiktok', 2));
    const [first] = await profile.captures();
    await cancelCaptures(profile.db, [first?.id ?? ''], profile.clock.now());
    items(profile).journal = { seq: 'many' };
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ cancelled: 1, queued: 1 });
    expect(note(profile)).toMatchObject({ restored: 2, lost: 0 });
    await profile.work();
    expect(await profile.statuses()).toEqual({ cancelled: 1, ready: 1 });
  });

  it('costs nothing where there is a copy of the history, too: what waited waits', async () => {
    const profile = await withArchive();
    items(profile).journal = { seq: 'many' };
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2, queued: 2 });
  });

  it.each([{ apiKey: 'sk' }, { settings: {} }])(
    'does not have the person told that key and settings are gone, where there is %o',
    async (left) => {
      const profile = await Profile.create();
      await profile.save(posts('tiktok', 1));
      Object.assign(items(profile), { journal: 5, ...left });
      await profile.restart();
      expect(note(profile)).toBeUndefined();
    },
  );
});

describe('storage.local that was emptied beside a copy of the history', () => {
  it('takes back nothing that waits in the database', async () => {
    const profile = await withArchive();
    profile.ground.local.items = {};
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2, queued: 2 });
    expect(note(profile)).toMatchObject({ restored: 0, lost: 0, settingsLost: true });
  });
});

describe('records of the journal that are none', () => {
  it('cost themselves alone, whatever stands there', async () => {
    const store = fc.constantFrom('captures', 'imports', 'blobs', 'meta');
    const row = fc.oneof(fc.jsonValue(), fc.tuple(store, fc.string(), fc.jsonValue()));
    const record = fc.record({ seq: fc.oneof(fc.nat(9), fc.jsonValue()), rows: fc.array(row), cleared: fc.boolean() });
    const text = fc.oneof(
      fc.string(),
      fc.jsonValue(),
      record.map((value) => JSON.stringify({ ...value, cleared: undefined })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (garbage) => {
        const profile = await Profile.create(60);
        await profile.save(posts('tiktok', 2));
        for (const [i, value] of garbage.entries()) items(profile)[`journal:999999999999:${i}`] = value;
        emptied();
        await profile.restart();
        expect(await profile.statuses()).toEqual({ queued: 2 });
        expect(note(profile)).toMatchObject({ restored: 2 });
      }),
      { numRuns: 60 },
    );
  });

  it('are told from good ones within one record', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    const [name = ''] = recordNames(profile).slice(-1);
    const record = JSON.parse(String(items(profile)[name]));
    const [good] = record.rows.filter(([store]: [string]) => store === 'captures');
    record.rows.push(['captures', 'other', { ...good[2], id: 'another' }], ['captures', 'x', { id: 'x' }], 7);
    items(profile)[name] = JSON.stringify(record);
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ queued: 1 });
  });
});

describe('storage.local that was emptied beside a database that goes on', () => {
  it('leaves one copy of the history, the one that is written anew', async () => {
    const profile = await withArchive();
    await profile.save(posts('tiktok', 1, 50));
    profile.ground.local.items = {};
    await profile.restart();
    expect([...profile.ground.files.files.keys()]).toHaveLength(1);
  });
});

describe('a word of damage that is none', () => {
  it('makes way for the next one', async () => {
    const profile = await Profile.create();
    await profile.save(posts('tiktok', 1));
    items(profile).damage = { at: 'once', restored: {} };
    emptied();
    await profile.restart();
    expect(note(profile)).toMatchObject({ restored: 1, lost: 0 });
  });
});

describe('database and storage.local that are gone both', () => {
  it('leave the copy of the history, and the person is told what came of it', async () => {
    const profile = await withArchive();
    const before = await profile.captures();
    profile.ground.local.items = {};
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2, cancelled: 2 });
    const since = Math.max(...before.map(({ updatedAt }) => updatedAt));
    expect(note(profile)).toMatchObject({ restored: 2, lost: 2, settingsLost: true, since });
    const bridge = ({ id, url, videoNos }: (typeof before)[number]) => [id, url, videoNos];
    expect((await profile.captures()).map(bridge)).toEqual(before.map(bridge));
  });

  it('send nothing by themselves that may have been taken back since, and what a person sends again arrives', async () => {
    const profile = await withArchive();
    const sent = profile.api.imports.length;
    profile.ground.local.items = {};
    emptied();
    await profile.restart();
    await profile.work();
    expect(profile.api.imports).toHaveLength(sent);
    await profile.save(posts('youtube', 2));
    await profile.work();
    expect(await profile.statuses()).toMatchObject({ ready: 4 });
  });

  it('are no damage on a first start', async () => {
    const profile = await Profile.create();
    profile.ground.local.items = {};
    emptied();
    await profile.restart();
    expect(note(profile)).toBeUndefined();
  });

  it('may break again and again: nothing that came back goes, and it is told each time', async () => {
    const profile = await withArchive();
    profile.ground.local.items = {};
    emptied();
    await profile.restart();
    for (let i = 0; i < 2; i++) {
      profile.clock.time += 1000;
      emptied();
      await profile.restart();
      expect(await profile.statuses()).toEqual({ ready: 2, cancelled: 2 });
    }
    profile.ground.local.items = {};
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2, cancelled: 2 });
    expect(note(profile)).toMatchObject({ settingsLost: true });
  });

  it('leave copies that are whole again: what is saved from then on comes back at the next loss', async () => {
    const profile = await withArchive();
    profile.ground.local.items = { settings: {} };
    emptied();
    await profile.restart();
    const { name } = profile.db;
    await profile.restart();
    expect(profile.db.name).toBe(name);
    await profile.save(posts('tiktok', 1, 50));
    emptied();
    await profile.restart();
    expect(await profile.statuses()).toEqual({ ready: 2, cancelled: 2, queued: 1 });
  });

  it('leave a copy that can not be read today for a day on which it can', async () => {
    const profile = await withArchive();
    profile.ground.files.gate = async (call) => {
      if (call === 'read') throw new Error('IO error');
    };
    for (const statuses of [{}, { ready: 2, cancelled: 2 }]) {
      profile.ground.local.items = {};
      emptied();
      await profile.restart();
      expect(await profile.statuses()).toEqual(statuses);
      profile.ground.files.gate = async () => undefined;
    }
  });

  it('come back also when the worker dies at any moment of the repair', async () => {
    for (let death = 0; ; death++) {
      const profile = await withArchive();
      profile.ground.local.items = {};
      emptied();
      let calls = 0;
      const gate = async () => {
        if (calls++ === death) throw new Error('dead');
      };
      Object.assign(profile.ground.local, { gate });
      Object.assign(profile.ground.files, { gate: async (call: string) => (call === 'read' ? gate() : undefined) });
      await profile.restart().catch(() => undefined);
      const met = calls > death;
      Object.assign(profile.ground.local, { gate: async () => undefined });
      Object.assign(profile.ground.files, { gate: async () => undefined });
      profile.clock.time += 1000;
      await profile.restart();
      expect(await profile.statuses()).toEqual({ ready: 2, cancelled: 2 });
      expect(note(profile)).toMatchObject({ restored: 2, lost: 2, settingsLost: true });
      if (!met) break;
    }
  });
});
