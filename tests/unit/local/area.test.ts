import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** A page or worker of its own: each chooses anew what it reads. */
async function context({ isWorker = false } = {}) {
  vi.resetModules();
  const area = await import('../../../utils/local/area');
  if (isWorker) area.tendLocal();
  return area.local;
}

/** What Chromium says once the MANIFEST of `storage.local` is gone. */
const broken = () => Promise.reject(new Error('IO error: .../MANIFEST-000001: Unable to create sequential file'));

const breakLocal = () => {
  const { get, set, remove } = fakeBrowser.storage.local;
  Object.assign(fakeBrowser.storage.local, { get: broken, set: broken, remove: broken });
  return () => Object.assign(fakeBrowser.storage.local, { get, set, remove });
};

let mend: () => void = () => undefined;
beforeEach(() => {
  mend();
  mend = () => undefined;
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('storage.local that works', () => {
  it('is what is read and written', async () => {
    const local = await context();
    await local.set({ apiKey: 'sk' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ apiKey: 'sk' });
    await local.remove('apiKey');
    expect(await local.get(null)).toEqual({});
  });

  it('has nothing stand in for it after a hiccup', async () => {
    const { get } = fakeBrowser.storage.local;
    let hiccups = 2;
    const hiccuping = (...keys: Parameters<typeof get>) => {
      hiccups -= 1;
      return hiccups >= 0 ? broken() : get(...keys);
    };
    Object.assign(fakeBrowser.storage.local, { get: hiccuping });
    mend = () => Object.assign(fakeBrowser.storage.local, { get });
    const local = await context();
    await local.set({ apiKey: 'sk' });
    expect(await indexedDB.databases()).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ apiKey: 'sk' });
  });
});

describe('storage.local that can not be read any more', () => {
  it('has a database stand in for it, the same for every page', async () => {
    mend = breakLocal();
    await (await context()).set({ apiKey: 'sk', settings: { namespace: 'work' } });
    const other = await context();
    expect(await other.get('apiKey')).toEqual({ apiKey: 'sk' });
    expect(await other.get(['settings', 'unknown'])).toEqual({ settings: { namespace: 'work' } });
    await other.remove(['apiKey']);
    expect(await other.get(null)).toEqual({ settings: { namespace: 'work' } });
  });

  it('tells of changes, in the page that made them and in others', async () => {
    mend = breakLocal();
    const [here, there] = [await context(), await context()];
    const told: string[] = [];
    here.watch((changes) => told.push(`here ${JSON.stringify(changes)}`));
    const stop = there.watch((changes) => told.push(`there ${JSON.stringify(changes)}`));
    await there.get(null);
    await here.set({ apiKey: 'sk' });
    const change = '{"apiKey":{"newValue":"sk"}}';
    await vi.waitFor(() => expect(told.toSorted()).toEqual([`here ${change}`, `there ${change}`]));
    stop();
    await there.set({ apiKey: 'other' });
    await vi.waitFor(() => expect(told).toHaveLength(3));
  });

  it('takes everything back once it works again, and nothing that was older there stays', async () => {
    await fakeBrowser.storage.local.set({ apiKey: 'old', 'journal:000000000003:0000': 'stale' });
    mend = breakLocal();
    await (await context({ isWorker: true })).set({ apiKey: 'new', journal: { seq: 7 } });
    mend();
    const local = await context({ isWorker: true });
    const expected = { apiKey: 'new', journal: { seq: 7 } };
    expect(await local.get(null)).toEqual(expected);
    expect(await fakeBrowser.storage.local.get(null)).toEqual(expected);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is not used before it has taken that back', async () => {
    mend = breakLocal();
    await (await context({ isWorker: true })).set({ apiKey: 'new' });
    mend();
    const { set } = fakeBrowser.storage.local;
    Object.assign(fakeBrowser.storage.local, { set: broken });
    mend = () => Object.assign(fakeBrowser.storage.local, { set });
    expect(await (await context({ isWorker: true })).get(null)).toEqual({ apiKey: 'new' });
  });
});
