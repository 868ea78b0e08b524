import { MANY } from '../../../utils/captures/estimate-sending';
import type { Library } from '../../../utils/captures/types';
import { fill } from '../../../utils/i18n';
import type { SaveReceipt } from '../../../utils/messages';
import { problemCodeText, reasonText } from '../../../utils/text/texts';
import { formatSpan } from '../../ui/format';
import type { Texts } from './tool-texts';

/**
 * What became of a save, in a line: what is queued (`queued` of them, those before it in the same toast counted
 * in), what was there already, what can't be saved and why, and what a person must do first.
 */
export function describeReceipt(texts: Texts, receipt: SaveReceipt, library: Library, queued: number): string {
  const { results, needs } = receipt;
  const already = results.filter(({ outcome }) => outcome === 'already-saved').length;
  const refused = results.find((result) => 'reason' in result);
  const many = (text: string, n: number) => (n > 1 ? fill(texts.text_aside, text, n) : text);
  const parts: string[] = [];
  if (queued > 0) parts.push(many(texts[`page_queued_${library}`], queued));
  if (queued > MANY && receipt.waitMs > 0) parts.push(fill(texts.page_queued_span, formatSpan(receipt.waitMs)));
  if (already > 0) parts.push(many(texts.page_already, already));
  if (refused && 'reason' in refused) parts.push(fill(texts.page_unsaved, reasonText(refused.reason)));
  if (needs) parts.push(needs === 'paused' ? texts.page_paused : problemCodeText(needs));
  return joined(texts, parts);
}

/** Texts as sentences, one after the other; the last stays as it is. */
export function joined(texts: Texts, parts: readonly string[]): string {
  const closed = (text: string) => (/[.!?…。।]$/.test(text) ? text : fill(texts.text_sentence, text));
  return parts.reduceRight((rest, part) => (rest ? fill(texts.text_joined, closed(part), rest) : part), '');
}
