import { captureTitle } from '../../utils/captures/title';
import type { Capture, CapturePlatform, Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { type ShownStatus, shownStatus } from '../../utils/text/texts';

/** What the list of tasks is narrowed to; '' leaves a field open. */
export interface TaskFilter {
  /** Every word of it must occur in title, author, address or id; case does not matter. */
  text: string;
  platform: CapturePlatform | '';
  library: Library | '';
  status: ShownStatus | '';
  /** The first and the last day, as `YYYY-MM-DD` in the person's time zone. */
  from: string;
  until: string;
  /** In which order; '' is newest first. */
  sort: Sort | '';
}

export const SORTS = ['oldest', 'title', 'author'] as const;
export type Sort = (typeof SORTS)[number];

export const NO_FILTER: TaskFilter = {
  text: '',
  platform: '',
  library: '',
  status: '',
  from: '',
  until: '',
  sort: '',
};

/** A filter with some fields changed; the very `NO_FILTER` where all are open. */
export function changed(filter: TaskFilter, part: Partial<TaskFilter>): TaskFilter {
  const next = { ...filter, ...part };
  return Object.values(next).every((value) => value === '') ? NO_FILTER : next;
}

/** The captures that a filter lets through, in its order. In: newest first. */
export function filterCaptures(rows: readonly Capture[], filter: TaskFilter): readonly Capture[] {
  return sorted(narrowed(rows, filter), filter.sort);
}

function narrowed(rows: readonly Capture[], filter: TaskFilter): readonly Capture[] {
  const { text, platform, library, status, from, until } = filter;
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !platform && !library && !status && !from && !until) return rows;
  const texts = words.length === 0 ? [] : searchedTexts(rows);
  const first = dayBegins(from) ?? Number.NEGATIVE_INFINITY;
  const end = dayBegins(until, 1) ?? Number.POSITIVE_INFINITY;
  return rows.filter(
    (row, i) =>
      (!platform || row.platform === platform) &&
      (!library || row.library === library) &&
      (!status || shownStatus(row) === status) &&
      row.createdAt >= first &&
      row.createdAt < end &&
      words.every((word) => texts[i]?.includes(word)),
  );
}

/** The local midnight with which a day begins, or so many days after it; undefined for no day. ms since 1970. */
function dayBegins(day: string, later = 0): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return undefined;
  return new Date(year, month - 1, date + later).getTime();
}

function sorted(rows: readonly Capture[], sort: TaskFilter['sort']): readonly Capture[] {
  if (sort === '') return rows;
  if (sort === 'oldest') return rows.toReversed();
  const text = sort === 'title' ? captureTitle : ({ author = '' }: Capture) => author;
  const compare = new Intl.Collator(t('language_code'), { numeric: true }).compare;
  const named = rows.map((row) => ({ row, name: text(row) }));
  // What has no name of that sort comes last; what has the same stays newest first.
  named.sort((a, b) => (a.name && b.name ? compare(a.name, b.name) : Number(!a.name) - Number(!b.name)));
  return named.map(({ row }) => row);
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
