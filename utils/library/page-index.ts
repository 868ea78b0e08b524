import { openLibraryDb } from './db';
import type { IndexAnswer, IndexRequest } from './index-messages';
import { createLocalIndex, type SaveIndex } from './local-index';

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** What of a worker is needed. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/** The index in a worker. Rejects all that waits, and all that comes, once the worker has failed. */
export function indexIn(worker: WorkerLike): SaveIndex {
  const waiting = new Map<number, Waiting>();
  let failed: Error | undefined;
  let last = 0;

  worker.addEventListener('error', (event) => {
    failed = new Error((event as ErrorEvent).message || 'the worker of the index does not run');
    for (const { reject } of waiting.values()) reject(failed);
    waiting.clear();
  });
  worker.addEventListener('message', (event) => {
    const { id, value, failed: why } = (event as MessageEvent<IndexAnswer>).data;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (why !== undefined) asked?.reject(new Error(why));
    else asked?.resolve(value as never);
  });

  const ask = <N extends keyof SaveIndex>(name: N, data: Parameters<SaveIndex[N]>[0]) =>
    new Promise<Awaited<ReturnType<SaveIndex[N]>>>((resolve, reject) => {
      if (failed) return reject(failed);
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, name, data } as IndexRequest);
    });

  return {
    put: (rows) => ask('put', rows),
    finish: (keys) => ask('finish', keys),
    search: (words) => ask('search', words),
    moment: (wanted) => ask('moment', wanted),
  };
}

/** The index of a page, in a worker of its own. */
export function startPageIndex(): SaveIndex {
  return indexIn(new Worker(new URL('./index-worker.ts', import.meta.url), { type: 'module' }));
}

/** The index in the page itself, for when no worker runs. */
export function startSlowIndex(breathe: () => Promise<void>): SaveIndex {
  return createLocalIndex({ db: openLibraryDb, breathe });
}
