import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { write } from '../../../utils/captures/db';
import type { Capture } from '../../../utils/captures/types';
import { hasText } from '../../../utils/elsewhere/bloom';
import { filterOfSaves, MOST_SAVES } from '../../../utils/elsewhere/filter-of-saves';
import { readOwnFilter } from '../../../utils/elsewhere/own-filter';
import { fromParts, toParts } from '../../../utils/elsewhere/parts';
import { readSavedElsewhere } from '../../../utils/elsewhere/saved-elsewhere';
import { shareSaves } from '../../../utils/elsewhere/share';
import { Profile, START, waitingCapture } from '../captures/kit';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SAVED = 'youtube:post:dQw4w9WgXcQ';
const clockAt = (now: number) => ({ now: () => now });

const all = () => browser.storage.sync.get(null);
const filters = async () => fromParts(await all());

async function profileWith(...captures: Capture[]) {
  const profile = await Profile.create();
  await save(profile, ...captures);
  return profile;
}
const save = (profile: Profile, ...captures: Capture[]) =>
  write(profile.db, async (tx) => {
    for (const capture of captures) await tx.objectStore('captures').put(capture);
  });
const saved = (key: string, more: Partial<Capture> = {}) =>
  waitingCapture({ id: key, key: key as Capture['key'], status: 'ready', ...more });

/** A filter as another browser of the person would have put it there. */
async function elsewhere(device: string, at: number, ...captures: Capture[]) {
  const { db } = await profileWith(...captures);
  await browser.storage.sync.set(toParts({ device, at, filter: await filterOfSaves(db) }));
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

describe('the filter of what is saved', () => {
  it('holds what is in a library or on its way there, once each; not what failed, nor files of the person', async () => {
    const { db } = await profileWith(
      saved('youtube:post:ready'),
      saved('youtube:post:queued', { status: 'queued' }),
      saved('youtube:post:failed', { status: 'failed' }),
      saved('youtube:post:cancelled', { status: 'cancelled' }),
      saved('local:file:mine', { kind: 'file', platform: 'local' }),
    );
    const filter = await filterOfSaves(db);
    const keys = ['ready', 'queued', 'failed', 'cancelled'].map((name) => `youtube:post:${name}`);
    expect([...keys, 'local:file:mine'].map((key) => hasText(filter, key))).toEqual([true, true, false, false, false]);
  });

  it('is of the newest where there are more than it has room for', async () => {
    const many = Array.from({ length: MOST_SAVES + 200 }, (_, n) =>
      saved(`youtube:post:${n}`, { createdAt: START + n }),
    );
    const { db } = await profileWith(...many);
    const filter = await filterOfSaves(db);
    expect(many.slice(200).every(({ key }) => hasText(filter, key))).toBe(true);
    expect(many.slice(0, 200).filter(({ key }) => hasText(filter, key)).length).toBeLessThan(20);
  });
});

describe('telling other browsers', () => {
  it('writes nothing unless the person wants it', async () => {
    const { db } = await profileWith(saved(SAVED));
    expect(await shareSaves(db, clockAt(START), false)).toBe(Number.POSITIVE_INFINITY);
    expect(await all()).toEqual({});
  });

  it('writes a filter, in which there is no word of what is saved', async () => {
    const { db } = await profileWith(saved(SAVED, { title: 'Dogs', author: '@mila' }));
    await shareSaves(db, clockAt(START), true);
    const [own] = await filters();
    expect(own?.at).toBe(START);
    expect(own && hasText(own.filter, SAVED)).toBe(true);
    expect(JSON.stringify(await all())).not.toMatch(/dQw4w9WgXcQ|Dogs|mila|youtube/);
  });

  it('writes at most every ten minutes, and nothing while nothing changed', async () => {
    const profile = await profileWith(saved(SAVED));
    const set = vi.spyOn(browser.storage.sync, 'set');
    await shareSaves(profile.db, clockAt(START), true);
    expect(await shareSaves(profile.db, clockAt(START + MINUTE), true)).toBe(Number.POSITIVE_INFINITY);
    await save(profile, saved('youtube:post:another'));
    expect(await shareSaves(profile.db, clockAt(START + MINUTE), true)).toBe(START + 10 * MINUTE);
    expect(set).toHaveBeenCalledTimes(1);
    await shareSaves(profile.db, clockAt(START + 10 * MINUTE), true);
    expect(set).toHaveBeenCalledTimes(2);
    await shareSaves(profile.db, clockAt(START + 2 * DAY), true);
    expect(set).toHaveBeenCalledTimes(2);
    expect(await filters()).toHaveLength(1);
  });

  it('renews what is as it was once a month, so that it does not pass for a browser that is gone', async () => {
    const { db } = await profileWith(saved(SAVED));
    await shareSaves(db, clockAt(START), true);
    await shareSaves(db, clockAt(START + 31 * DAY), true);
    expect((await filters()).map(({ at }) => at)).toEqual([START + 31 * DAY]);
  });

  it('goes on when the clock was set back', async () => {
    const profile = await profileWith(saved(SAVED));
    await shareSaves(profile.db, clockAt(START), true);
    await save(profile, saved('youtube:post:another'));
    await shareSaves(profile.db, clockAt(START - DAY), true);
    expect((await filters()).map(({ at }) => at)).toEqual([START - DAY]);
  });

  it('tries again no sooner where there is no room', async () => {
    const { db } = await profileWith(saved(SAVED));
    vi.spyOn(browser.storage.sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await expect(shareSaves(db, clockAt(START), true)).rejects.toThrow('QUOTA_BYTES');
    expect(await shareSaves(db, clockAt(START + MINUTE), true)).toBe(Number.POSITIVE_INFINITY);
  });

  it('clears away what a browser left that is gone for a year, and leaves all else', async () => {
    await elsewhere('old', START - 366 * DAY, saved(SAVED));
    await elsewhere('young', START - 364 * DAY, saved(SAVED));
    await browser.storage.sync.set({ settings: { at: 1, values: {} } });
    const { db } = await profileWith(saved(SAVED));
    await shareSaves(db, clockAt(START), true);
    const devices = (await filters()).map(({ device }) => device);
    expect(devices).toHaveLength(2);
    expect(devices).toContain('young');
    expect(Object.keys(await all())).toContain('settings');
  });

  it('takes its own back, and no other, once the person wants it no more', async () => {
    await elsewhere('other', START, saved(SAVED));
    const { db } = await profileWith(saved(SAVED));
    await shareSaves(db, clockAt(START), true);
    await shareSaves(db, clockAt(START + 1), false);
    expect((await filters()).map(({ device }) => device)).toEqual(['other']);
    expect(await readOwnFilter()).toBeNull();
  });

  it('leaves no part of a larger filter behind', async () => {
    const many = Array.from({ length: 6000 }, (_, n) => saved(`youtube:post:${n}`));
    const profile = await profileWith(...many);
    await shareSaves(profile.db, clockAt(START), true);
    expect(Object.keys(await all())).toHaveLength(2);
    await write(profile.db, (tx) => tx.objectStore('captures').clear());
    await shareSaves(profile.db, clockAt(START + DAY), true);
    expect(Object.keys(await all())).toHaveLength(1);
    expect(await filters()).toHaveLength(1);
  });
});

describe('hearing from other browsers', () => {
  it('knows what any of them saved, and nothing of its own', async () => {
    await elsewhere('one', START, saved('youtube:post:one'));
    await elsewhere('two', START, saved('tiktok:post:two'));
    const { db } = await profileWith(saved('youtube:post:mine'));
    await shareSaves(db, clockAt(START), true);
    const isElsewhere = await readSavedElsewhere();
    const keys = ['youtube:post:one', 'tiktok:post:two', 'youtube:post:mine'];
    expect(keys.map(isElsewhere)).toEqual([true, true, false]);
  });

  it('knows nothing where the browser has no such storage', async () => {
    vi.spyOn(browser.storage.sync, 'get').mockRejectedValue(new Error('no sync'));
    expect((await readSavedElsewhere())(SAVED)).toBe(false);
  });
});
