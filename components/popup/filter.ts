import { matcher } from '../../utils/captures/match';
import type { Capture, CapturePlatform, Library } from '../../utils/captures/types';
import { type ShownStatus, shownStatus } from '../../utils/texts';

/** What the list of tasks is narrowed to; '' leaves a field open. */
export interface TaskFilter {
  text: string;
  platform: CapturePlatform | '';
  library: Library | '';
  status: ShownStatus | '';
}

export const NO_FILTER: TaskFilter = { text: '', platform: '', library: '', status: '' };

/** The captures that a filter lets through, in their order. */
export function filterCaptures(rows: readonly Capture[], filter: TaskFilter): readonly Capture[] {
  const { text, platform, library, status } = filter;
  if (text.trim() === '' && !platform && !library && !status) return rows;
  const matches = matcher({ text, platform: platform || undefined, library: library || undefined });
  return rows.filter((row) => (!status || shownStatus(row) === status) && matches(row));
}
