import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Forbidden, refuseForbidden } from '../../utils/background/forbidden';
import { syncSettings } from '../../utils/background/sync-settings';
import { DEFAULT_SETTINGS, readSettings, settingsChangedAt, writeSettings } from '../../utils/settings';

/** What an organisation sets; our side can only read it. */
const setManaged = (values: Record<string, unknown>) =>
  (browser.storage.managed as unknown as { set(values: object): Promise<void> }).set(values);

const others = async () => (await browser.storage.sync.get('settings')).settings as { at: number; values: object };

beforeEach(() => fakeBrowser.reset());

describe('settings of an organisation', () => {
  it("stand over the person's own, which come back when they are lifted", async () => {
    await writeSettings({ namespace: 'mine', tiktok: true });
    await setManaged({ namespace: 'newsroom', tiktok: false });
    expect(await readSettings()).toMatchObject({ namespace: 'newsroom', tiktok: false });
    await writeSettings({ quality: 1080 });
    await (browser.storage.managed as unknown as { clear(): Promise<void> }).clear();
    expect(await readSettings()).toMatchObject({ namespace: 'mine', tiktok: true, quality: 1080 });
  });

  it('are passed over where they are not valid, or are none that an organisation may set', async () => {
    await setManaged({ apiAddress: 'http://plain.example', namespace: 'newsroom', notifications: false, apiKey: 'x' });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, namespace: 'newsroom' });
  });

  it('can forbid public saves: nothing goes there, and it is no default', async () => {
    await writeSettings({ defaultLibrary: 'public' });
    await setManaged({ publicSaving: false });
    const settings = await readSettings();
    expect(settings.defaultLibrary).toBe('private');
    expect(() => refuseForbidden('public', settings)).toThrow(Forbidden);
    expect(() => refuseForbidden('private', settings)).not.toThrow();
  });
});

describe('settings that go along', () => {
  it('stay here unless the person wants that', async () => {
    await writeSettings({ namespace: 'mine' });
    await syncSettings();
    expect(await others()).toBeUndefined();
  });

  it('are without addresses, and whatever is of this browser only', async () => {
    await writeSettings({ syncSettings: true, namespace: 'mine', callbackUrl: 'https://listener.example/' }, 5);
    await syncSettings();
    const { at, values } = await others();
    expect(at).toBe(5);
    expect(values).toMatchObject({ namespace: 'mine' });
    for (const name of ['callbackUrl', 'apiAddress', 'syncSettings', 'tagColours'])
      expect(Object.keys(values)).not.toContain(name);
  });

  it('are those that were changed last, in either direction', async () => {
    await writeSettings({ namespace: 'mine', syncSettings: true }, 5);
    await browser.storage.sync.set({ settings: { at: 9, values: { namespace: 'theirs' } } });
    await syncSettings();
    expect(await readSettings()).toMatchObject({ namespace: 'theirs' });
    expect(await settingsChangedAt()).toBe(9);
    await writeSettings({ namespace: 'newest' }, 12);
    await syncSettings();
    expect(await others()).toMatchObject({ at: 12, values: { namespace: 'newest' } });
  });

  it('are taken from the others by a browser that joins in, whatever it had', async () => {
    await writeSettings({ namespace: 'mine' }, 5);
    await browser.storage.sync.set({ settings: { at: 9, values: { namespace: 'theirs' } } });
    await writeSettings({ syncSettings: true }, 99);
    await syncSettings();
    expect((await readSettings()).namespace).toBe('theirs');
  });

  it('leave the own ones where the others are of a version that knows other values, or are none', async () => {
    await writeSettings({ namespace: 'mine', syncSettings: true }, 5);
    await browser.storage.sync.set({ settings: { at: 9, values: { quality: 4320, youtube: false, colour: 'red' } } });
    await syncSettings();
    expect(await readSettings()).toMatchObject({ namespace: 'mine', quality: 720, youtube: false });
    await browser.storage.sync.set({ settings: 'broken' });
    await syncSettings();
    expect(await others()).toMatchObject({ at: 9 });
  });
});
