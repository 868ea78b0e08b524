import type { Target } from '../platforms/index.ts';
import { readFile } from './read-file.ts';
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
export function readList(file: File, options: ReadOptions = {}): Promise<ListContents> {
  return readFile(file, options);
}
