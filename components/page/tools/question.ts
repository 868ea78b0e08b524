import type { Sending } from '../../../utils/estimate-sending';
import { fill } from '../../../utils/i18n';
import { foreignTitle, shownAddress } from '../../ui/foreign-text';
import { formatNumber, formatSpan } from '../../ui/format';
import type { Texts } from './tool-texts';

/** What a person must say yes to before something is saved. */
export interface Question {
  title: string;
  lines: readonly string[];
  confirm: string;
  /** It can't be taken back. */
  isGrave?: boolean;
}

interface Named {
  url: string;
  title?: string;
}

/** So many names tell what it is about; more are only counted. */
const MOST_NAMES = 3;

/** A thing that would be saved: where it is, and in quotation marks what its page calls it. */
function nameOf(texts: Texts, { url, title }: Named): string {
  const address = shownAddress(url);
  return title ? fill(texts.save_item, foreignTitle(title), address) : address;
}

/** The public library is permanent and visible to everybody. */
export function publicQuestion(texts: Texts, items: readonly Named[]): Question {
  const count = fill(texts.save_public_count, formatNumber(items.length));
  const what = items.length > MOST_NAMES ? [count] : items.map((item) => nameOf(texts, item));
  return {
    title: texts.save_public_title,
    lines: [texts.save_public_text, ...what],
    confirm: texts.save_public_confirm,
    isGrave: true,
  };
}

/** Many take their time at the pace that is set. Null when these are not many, so that nothing is to be said of it. */
export function manyQuestion(texts: Texts, count: number, sending: Sending | undefined): Question | null {
  if (!sending) return null;
  const { requests, ms } = sending;
  return {
    title: fill(texts.save_many_title, formatNumber(count)),
    lines: [fill(texts.save_many_text, formatNumber(requests), formatSpan(ms))],
    confirm: texts.save_many_confirm,
  };
}

/** Both in one, as far as they apply. */
export function joinQuestions(first: Question | null, second: Question | null): Question | null {
  if (!first || !second) return first ?? second;
  return { ...first, lines: [...first.lines, ...second.lines] };
}
