import { send } from '../../utils/messages/send';
import type { PlatformId } from '../../utils/platforms/types';
import type { StartSession } from './session-types';
import type { Bench } from './tools/bench';
import type { Tools } from './tools/tools';

declare global {
  /** Left by `page-PLATFORM.js` in the world of our content scripts, which the page can't see. */
  var memoriesPage: StartSession | undefined;
  /** Left there by `page-tools.js`. */
  var memoriesPageTools: ((bench: Bench) => Tools) | undefined;
}

/** Loads something once, and again when that failed. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load();
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
}

/** Has the worker put a script into the page, and takes what it leaves. Rejects when it can't. */
async function fetchScript<N extends 'memoriesPage' | 'memoriesPageTools'>(
  name: N,
  script: 'page-tools' | `page-${PlatformId}`,
): Promise<NonNullable<(typeof globalThis)[N]>> {
  const world: Pick<typeof globalThis, 'memoriesPage' | 'memoriesPageTools'> = globalThis;
  // Whatever is there may be of the version before an update.
  world[name] = undefined;
  await send('loadScript', { script });
  const left = world[name];
  if (!left) throw new Error(`${script} did not load`);
  return left as NonNullable<(typeof globalThis)[N]>;
}

/**
 * The tools, which a page gets only when a person goes for a control: most pages never need them. Rejects when they
 * can't be had.
 */
export const toolLoader = (bench: Bench): (() => Promise<Tools>) =>
  once(async () => (await fetchScript('memoriesPageTools', 'page-tools'))(bench));

/** All that stands in pages of a site, which a page gets once it has something to save. Rejects when it can't be had. */
export const pageLoader = (platform: PlatformId): (() => Promise<StartSession>) =>
  once(() => fetchScript('memoriesPage', `page-${platform}`));
