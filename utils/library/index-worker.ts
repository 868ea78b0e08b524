import { openLibraryDb } from './db';
import type { IndexAnswer, IndexRequest } from './index-messages';
import { createLocalIndex } from './local-index';

/** The index beside the page: whatever it takes to build, write or search it, the page is free meanwhile. */
const index = createLocalIndex({
  db: openLibraryDb,
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});

self.addEventListener('message', ({ data: { id, name, data } }: MessageEvent<IndexRequest>) => {
  const say = (answer: IndexAnswer) => self.postMessage(answer);
  const work: Promise<unknown> = index[name](data as never);
  work.then(
    (value) => say({ id, value }),
    (error) => say({ id, failed: String(error) }),
  );
});
