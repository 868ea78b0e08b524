import type { TroubleCode } from '../captures/trouble';
import type { Capture, Problem, ProblemCode } from '../captures/types';
import { t } from '../i18n';
import type { TextReason } from '../lists/types';

/** Message keys know no hyphens; our codes do. */
type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S;

/** The key part of a code. */
export function underscored<S extends string>(code: S): Underscored<S> {
  return code.replaceAll('-', '_') as Underscored<S>;
}

/** Of the words of whoever refused, so many characters are shown; an export has them all. */
const SHOWN_DETAIL = 300;

/** What happened, what is still safe and what to do, and after it the words of whoever refused. */
export function problemText({ code, detail }: Problem): string {
  const text = problemCodeText(code);
  if (!detail) return text;
  return t('text_aside', text, detail.length > SHOWN_DETAIL ? `${detail.slice(0, SHOWN_DETAIL)}…` : detail);
}

/** Why nothing can be stored: what happened, what is safe, what to do. */
export function storageText(code: TroubleCode): string {
  return t(`storage_${underscored(code)}`);
}

export function problemCodeText(code: ProblemCode): string {
  return t(`problem_${underscored(code)}`);
}

/** Why an address can't be saved, as the second half of "address: …". */
export function reasonText(reason: TextReason): string {
  return t(`reason_${underscored(reason)}`);
}

/** The statuses that people see; the others are shown as one of these with a note. */
export const SHOWN_STATUSES = ['queued', 'sending', 'downloading', 'indexing', 'ready', 'failed', 'cancelled'] as const;

export type ShownStatus = (typeof SHOWN_STATUSES)[number];

/** The status of a capture as people see it. */
export function shownStatus({ status, videoNos }: Pick<Capture, 'status' | 'videoNos'>): ShownStatus {
  if (status === 'resolving') return 'queued';
  if (status === 'stalled') return videoNos.length > 0 ? 'indexing' : 'downloading';
  return status;
}

/** What is worth saying beyond the status, or ''. */
export function statusNote(capture: Capture): string {
  // Refused once: nothing a person need do anything about yet.
  const refused = capture.problem?.code === 'bad-parameter' || capture.problem?.code === 'folder-refused';
  if (capture.status === 'queued' && refused) return t('status_note_doubted');
  if (capture.problem) return problemText(capture.problem);
  if (capture.status === 'resolving') return t('status_note_resolving');
  if (capture.status === 'stalled') return t('status_note_stalled');
  return '';
}
