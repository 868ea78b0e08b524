import type { Sending } from '../../../utils/estimate-sending';
import { formatNumber, formatSpan } from '../../ui/format';
import { fill } from '../texts';
import type { Texts } from './tool-texts';

/** What a person must say yes to before something is saved. */
export interface Question {
  title: string;
  lines: readonly string[];
  confirm: string;
  /** It can't be taken back. */
  isGrave?: boolean;
}

/** So many names tell what it is about; more are only counted. */
const MOST_NAMES = 3;

/** The public library is permanent and visible to everybody. */
export function publicQuestion(texts: Texts, names: readonly string[]): Question {
  const what = names.length > MOST_NAMES ? [fill(texts.save_public_count, formatNumber(names.length))] : names;
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
