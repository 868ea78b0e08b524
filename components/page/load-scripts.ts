import { send } from '../../utils/send';
import type { Parts } from './parts';
import type { Bench, Tools } from './tools/tools';

declare global {
  /** Left by `page-tools.js` in the world of our content scripts, which the page can't see. */
  var memoriesPageTools: ((bench: Bench) => Tools) | undefined;
  /** Left there by `page-parts.js`. */
  var memoriesPageParts: Parts | undefined;
}

/** After so many failures in a row nobody asks for the parts any more: the extension was replaced. */
const TRIES = 3;

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
async function fetchScript<N extends 'memoriesPageTools' | 'memoriesPageParts'>(
  name: N,
  script: 'page-tools' | 'page-parts',
): Promise<NonNullable<(typeof globalThis)[N]>> {
  const world: Pick<typeof globalThis, 'memoriesPageTools' | 'memoriesPageParts'> = globalThis;
  // Whatever is there may be of the version before an update.
  world[name] = undefined;
  await send('loadScript', { script });
  const left = world[name];
  if (!left) throw new Error(`${script} did not load`);
  return left as NonNullable<(typeof globalThis)[N]>;
}

/**
 * The tools, which a page gets only when a person goes for a control: most pages never need them, and so the
 * script that every page loads stays small. Rejects when they can't be had.
 */
export const toolLoader = (bench: Bench): (() => Promise<Tools>) =>
  once(async () => (await fetchScript('memoriesPageTools', 'page-tools'))(bench));

/** The parts, which a page gets once it has something to save. Null until they are there; then `came` is called. */
export function partsLoader(came: (parts: Parts) => void, signal: AbortSignal): () => Parts | null {
  let parts: Parts | null = null;
  let tries = 0;
  const load = once(() => {
    tries += 1;
    const fetched = fetchScript('memoriesPageParts', 'page-parts');
    fetched.then(
      (loaded) => {
        if (signal.aborted) return;
        parts = loaded;
        came(loaded);
      },
      () => undefined,
    );
    return fetched;
  });
  return () => {
    if (!parts && tries < TRIES) load().catch(() => undefined);
    return parts;
  };
}
