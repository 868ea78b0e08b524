import { readList } from './index.ts';
import type { ListContents, ReadProgress } from './types.ts';

/** What the worker says of the file that it was handed (`postMessage(file)`); it reads one and is then done. */
export type WorkerNews =
  | { type: 'progress'; progress: ReadProgress }
  /** A portion of a section, in the order of the file: at most a thousand, so that taking it over is quick. */
  | { type: 'items'; sectionId: string; items: ListContents['sections'][number]['items'] }
  /** Everything but the items, which came before. */
  | { type: 'done'; contents: ListContents }
  | { type: 'failed'; message: string };

const PORTION = 1000;

const say = (news: WorkerNews) => self.postMessage(news);

self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  try {
    const contents = await readList(data, { onProgress: (progress) => say({ type: 'progress', progress }) });
    for (const { id, items } of contents.sections) {
      for (let i = 0; i < items.length; i += PORTION) {
        say({ type: 'items', sectionId: id, items: items.slice(i, i + PORTION) });
      }
    }
    const sections = contents.sections.map((section) => ({ ...section, items: [] }));
    say({ type: 'done', contents: { ...contents, sections } });
  } catch (error) {
    say({ type: 'failed', message: String(error) });
  }
});
