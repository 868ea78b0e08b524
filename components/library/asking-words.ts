import type { ProblemCode } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { isMissingPath } from '../../utils/memories/assumptions';
import { problemText } from '../../utils/text/texts';

/** Why the library did not answer, in words for a person. */
export function problemOfAsking({ code, detail = '' }: { code: ProblemCode; detail?: string }): string {
  if (isMissingPath({ code, detail })) return t('library_no_call');
  // Numbers of videos are all that these calls name: one that is refused is gone.
  if (code === 'bad-parameter') return t('library_gone_video');
  if (code === 'no-task-id' || code === 'not-json') return t('library_odd_answer');
  if (code === 'network') return t('library_no_network');
  if (code === 'too-many-requests') return t('library_too_many');
  if (code === 'no-key' || code === 'key-refused' || code === 'account-disabled' || code === 'no-credits')
    return problemText({ code });
  return t('library_fault', detail.slice(0, 300));
}
