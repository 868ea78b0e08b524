import type { Target } from '../platforms/index.ts';
import { readText } from './text/read-text.ts';
import type { ListContents, ReadOptions } from './types.ts';

export { readText, type TextFindings } from './text/read-text.ts';
export type {
  LeftOut,
  LeftOutReason,
  ListContents,
  ListItem,
  ListSection,
  ReadOptions,
  ReadProgress,
} from './types.ts';

/** Everything that a pasted text names, in its order, each once. Pure; never throws. */
export function findTargets(text: string): Target[] {
  return readText(text).targets;
}

/**
 * Reads a list that a person has: an export of a site or a tool, bookmarks, a sheet, a chat, a text. Nothing but
 * the file is touched. Rejects only when `signal` says so; what is wrong with a file stands in `leftOut`.
 */
export async function readList(file: File, { signal, onProgress }: ReadOptions = {}): Promise<ListContents> {
  const text = await file.text();
  signal?.throwIfAborted();
  const items = findTargets(text);
  onProgress?.({ read: file.size, size: file.size, found: items.length });
  return { format: 'Text', sections: [{ id: 'links', name: 'Links', suggested: true, items }], leftOut: [] };
}
