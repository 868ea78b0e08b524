import { t } from '../../utils/i18n';
import { harmless } from '../../utils/text/foreign-text';
import { formatDate } from '../ui/format';
import type { Row } from './found';

interface Props {
  row: Row;
  saved: boolean;
  ticked: boolean;
  /** From before the day since which things are wanted. */
  isBefore: boolean;
  onToggle: () => void;
}

/** One thing of a list: what it is, when it was added there, and whether it is wanted. */
export function PreviewRow({ row, saved, ticked, isBefore, onToggle }: Props) {
  const { title, author, url, platform, kind, addedAt } = row;
  return (
    <label class="preview-row">
      <input type="checkbox" checked={ticked && !saved} disabled={saved || isBefore} onChange={onToggle} />
      <span class="preview-text" dir="auto" title={harmless(url)}>
        {harmless(title ?? (kind === 'hashtag' ? `#${url}` : url.replace(/^https:\/\/[^/]+\//, '')))}
      </span>
      <span class="muted preview-more">
        {[
          saved ? t('import_row_saved') : '',
          author === undefined ? t(`platform_${platform}`) : harmless(author),
          addedAt === undefined ? '' : formatDate(addedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </label>
  );
}
