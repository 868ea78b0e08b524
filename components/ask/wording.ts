import { t } from '../../utils/i18n';
import type { Question } from '../../utils/messages';
import { foreignTitle, shownAddress } from '../../utils/text/foreign-text';
import { formatCount, formatNumber, formatSpan } from '../ui/format';

export interface Wording {
  title: string;
  lines: string[];
  /** The things by name: where each is, and in quotation marks what its page calls it. */
  named: string[];
  confirm: string;
}

/** What a question says: that public is for ever, how many things there are, which, and how long they take. */
export function wordingOf({ library, count, named, sending, folders }: Question): Wording {
  const isPublic = library === 'public';
  const lines = [
    isPublic ? t('save_public_text') : '',
    isPublic && count > 1 ? t('save_public_count', formatNumber(count)) : '',
    sending ? t('save_many_text', formatNumber(sending.requests), formatSpan(sending.ms)) : '',
  ];
  const more = count - named.length;
  const names = named.map(({ url, title }) =>
    title ? t('save_item', foreignTitle(title), shownAddress(url)) : shownAddress(url),
  );
  return {
    title: isPublic ? t('save_public_title') : folders ? t('save_folder_title') : formatCount('save_many_title', count),
    lines: lines.filter(Boolean),
    named: more > 0 ? [...names, t('receipt_more', formatNumber(more))] : names,
    confirm: isPublic ? t('save_public_confirm') : folders ? t('save_private') : t('save_many_confirm'),
  };
}
