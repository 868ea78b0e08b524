import type { Capture, CapturePlatform, Library } from '../../utils/captures/types';
import { type ShownStatus, shownStatus } from '../../utils/texts';

/** What the list of tasks is narrowed to; '' leaves a field open. */
export interface TaskFilter {
  /** Every word of it must occur in title, author, address or id; case does not matter. */
  text: string;
  platform: CapturePlatform | '';
  library: Library | '';
  status: ShownStatus | '';
}

export const NO_FILTER: TaskFilter = { text: '', platform: '', library: '', status: '' };

/** A filter with some fields changed; the very `NO_FILTER` where all are open. */
export function changed(filter: TaskFilter, part: Partial<TaskFilter>): TaskFilter {
  const next = { ...filter, ...part };
  return Object.values(next).every((value) => value === '') ? NO_FILTER : next;
}

/** The captures that a filter lets through, in their order. */
export function filterCaptures(rows: readonly Capture[], filter: TaskFilter): readonly Capture[] {
  const { text, platform, library, status } = filter;
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !platform && !library && !status) return rows;
  const texts = words.length === 0 ? [] : searchedTexts(rows);
  return rows.filter(
    (row, i) =>
      (!platform || row.platform === platform) &&
      (!library || row.library === library) &&
      (!status || shownStatus(row) === status) &&
      words.every((word) => texts[i]?.includes(word)),
  );
}

const made = new WeakMap<readonly Capture[], readonly string[]>();

/** What of each row is searched, in lower case. Made once a reading of the rows, not once a letter. */
function searchedTexts(rows: readonly Capture[]): readonly string[] {
  const texts =
    made.get(rows) ??
    rows.map(({ title = '', author = '', url, key }) => `${title}\n${author}\n${url}\n${key}`.toLocaleLowerCase());
  made.set(rows, texts);
  return texts;
}
