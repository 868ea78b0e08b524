import { browser } from 'wxt/browser';
import { openStandIn, readStandIn, removeStandIn } from './stand-in';
import type { Area, Changes } from './types';

/** Before each further try to read `storage.local`, ms: another program may hold its files for a moment. */
const PAUSES_MS = [0, 200, 800];

const theBrowsers: Area = {
  get: (keys) => browser.storage.local.get(keys),
  set: (items) => browser.storage.local.set(items),
  remove: (keys) => browser.storage.local.remove(keys),
};

const watchers = new Set<(changes: Changes) => void>();
let chosen: Promise<Area> | undefined;
let isTended = false;

/** The area of this page or worker, chosen when it is first needed. */
function area(): Promise<Area> {
  chosen ??= choose().catch((error) => {
    chosen = undefined;
    throw error;
  });
  return chosen;
}

/** To be called by the worker before it reads anything: it is the one who brings home what stood elsewhere. */
export function tendLocal(): void {
  isTended = true;
}

/** Where `storage.local` works again, what stood in for it has the newer of everything and takes its place. */
async function bringHome(): Promise<void> {
  const newer = await readStandIn().catch(() => undefined);
  if (!newer) return;
  const stale = Object.keys(await theBrowsers.get(null)).filter((name) => !(name in newer));
  await theBrowsers.set(newer);
  await theBrowsers.remove(stale);
  await removeStandIn();
}

async function choose(): Promise<Area> {
  for (const pause of PAUSES_MS) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      await browser.storage.local.get('journal');
      if (isTended) await bringHome();
      return theBrowsers;
    } catch (error) {
      console.warn('The storage of this browser does not work.', error);
    }
  }
  return openStandIn((changes) => {
    for (const watcher of watchers) watcher(changes);
  });
}

/**
 * `storage.local`, or what stands in for it where the browser can't read that at all. In Chromium that never heals by
 * itself when the MANIFEST of its files is gone, or a file is where their folder was (tried with Chromium 156,
 * 2026-11-27), and without key, settings and journal nothing could be saved or sent any more.
 */
export const local: Area & { watch(watcher: (changes: Changes) => void): () => void } = {
  get: async (keys) => (await area()).get(keys),
  set: async (items) => (await area()).set(items),
  remove: async (keys) => (await area()).remove(keys),
  /** Calls back with whatever changes, whoever changed it. Out: the way to stop. */
  watch(watcher) {
    browser.storage.local.onChanged.addListener(watcher);
    watchers.add(watcher);
    return () => {
      browser.storage.local.onChanged.removeListener(watcher);
      watchers.delete(watcher);
    };
  },
};
