import type { ListContents, ReadOptions } from './types.ts';
import type { WorkerNews } from './worker.ts';

/** `readList` in a worker of its own, so that the page stays quick. Stopping ends the worker at once. */
export function readInWorker(file: File, { signal, onProgress }: ReadOptions = {}): Promise<ListContents> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const portions = new Map<string, ListContents['sections'][number]['items']>();
  return new Promise<ListContents>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => {
      if (data.type === 'progress') onProgress?.(data.progress);
      if (data.type === 'items') {
        const items = portions.get(data.sectionId) ?? [];
        for (const item of data.items) items.push(item);
        portions.set(data.sectionId, items);
      }
      if (data.type === 'failed') reject(new Error(data.message));
      if (data.type === 'done') {
        const sections = data.contents.sections.map((section) => ({
          ...section,
          items: portions.get(section.id) ?? [],
        }));
        resolve({ ...data.contents, sections });
      }
    });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
