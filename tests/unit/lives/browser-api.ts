import type { LivingWorker } from './worker';

/** Any of the browser's namespaces; what is not named below answers nothing to every call and has no events. */
export type BrowserApi = Record<string, Record<string, unknown>>;

const EXTENSION = 'chrome-extension://lives/';

/** Who asks from a page of the extension's own. */
export const OWN_PAGE = { id: 'lives', url: `${EXTENSION}popup.html`, origin: EXTENSION.slice(0, -1) };

/** The extension API as one worker sees it. */
export function browserFor(worker: LivingWorker): BrowserApi {
  const { world } = worker;
  const event = (name: string) => ({
    addListener: (listener: never) => {
      worker.listeners.set(name, [...(worker.listeners.get(name) ?? []), listener]);
    },
    removeListener: () => undefined,
    hasListener: () => false,
  });
  const any = (namespace: string, known: Record<string, unknown>) =>
    new Proxy(known, {
      get: (own, name) => {
        if (typeof name !== 'string' || name in own) return own[name as string];
        if (/^on[A-Z]/.test(name)) own[name] = event(`${namespace}.${name}`);
        else own[name] = () => worker.call('browser is called', undefined, () => undefined);
        return own[name];
      },
    });

  const known: BrowserApi = {
    runtime: any('runtime', {
      id: OWN_PAGE.id,
      getURL: (path: string) => EXTENSION + path.replace(/^\//, ''),
      getManifest: () => ({ manifest_version: 3, version: '1.0.0', content_scripts: [] }),
    }),
    i18n: any('i18n', { getMessage: (key: string) => key, getUILanguage: () => 'en' }),
    alarms: any('alarms', {
      create: (name: string, when: { when?: number; delayInMinutes?: number; periodInMinutes?: number }) =>
        worker.call('alarm is set', 'alarm was set', () => world.alarms.set(name, when)),
      clear: (name: string) => worker.call('alarm is set', 'alarm was set', () => world.alarms.clear(name)),
      get: (name: string) => worker.call('browser is called', undefined, () => world.alarms.get(name)),
    }),
    storage: any('storage', {
      local: storageArea(worker, 'local'),
      session: storageArea(worker, 'session'),
      sync: storageArea(worker, 'sync'),
      // No organisation has set anything.
      managed: { get: async () => ({}) },
    }),
    tabs: any('tabs', { query: () => worker.call('browser is called', undefined, () => []) }),
    permissions: any('permissions', {
      contains: () => worker.call('browser is called', undefined, () => true),
    }),
    notifications: any('notifications', {
      create: (...told: unknown[]) =>
        worker.call('browser is called', undefined, () => {
          world.notifications.push(JSON.stringify(told));
        }),
    }),
  };
  return new Proxy(known, {
    get: (own, name) => {
      if (typeof name !== 'string') return undefined;
      own[name] ??= any(name, {});
      return own[name];
    },
  });
}

type Keys = string | string[] | Record<string, unknown> | null | undefined;

function storageArea(worker: LivingWorker, area: string) {
  const { world } = worker;
  const rows = () => world.stored(area);
  const read = (keys: Keys) => {
    const names = keys === null || keys === undefined ? [...rows().keys()] : namesOf(keys);
    const found = names.filter((name) => rows().has(name)).map((name) => [name, structuredClone(rows().get(name))]);
    return { ...(typeof keys === 'object' && !Array.isArray(keys) ? keys : {}), ...Object.fromEntries(found) };
  };
  const change = (what: () => void) => worker.call('storage writes', 'storage has written', what);
  return {
    get: (keys?: Keys) => worker.call('storage reads', undefined, () => read(keys)),
    getKeys: () => worker.call('storage reads', undefined, () => [...rows().keys()]),
    getBytesInUse: () => worker.call('storage reads', undefined, () => JSON.stringify([...rows()]).length),
    set: (items: Record<string, unknown>) => change(() => world.store(area, items)),
    remove: (keys: string | string[]) => change(() => namesOf(keys).map((name) => rows().delete(name))),
    clear: () => change(() => rows().clear()),
    setAccessLevel: () => worker.call('browser is called', undefined, () => undefined),
    onChanged: {
      addListener: (listener: never) => {
        const name = `storage.${area}.onChanged`;
        worker.listeners.set(name, [...(worker.listeners.get(name) ?? []), listener]);
      },
      removeListener: () => undefined,
    },
  };
}

function namesOf(keys: NonNullable<Keys>): string[] {
  if (typeof keys === 'string') return [keys];
  return Array.isArray(keys) ? keys : Object.keys(keys);
}
