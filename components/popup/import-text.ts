import type { ImportFigures } from '../../utils/captures/import-figures';
import type { Import } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { formatNumber, formatSpan } from '../ui/format';

/** How far an import is, in a line: "sent: 1,200 of 4,118 · about 49 minutes left". */
export function importText(
  { total, state }: Pick<Import, 'total' | 'state'>,
  { counts, waitMs }: ImportFigures,
): string {
  const { queued = 0, resolving = 0, sending = 0, cancelled = 0, ready = 0, failed = 0 } = counts;
  const known = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const sent = known - queued - resolving - sending - cancelled;
  const waiting = queued + resolving;
  const parts = [t('imports_sent', formatNumber(sent), formatNumber(total))];
  if (ready > 0) parts.push(t('imports_ready', formatNumber(ready)));
  if (failed > 0) parts.push(t('imports_failed', formatNumber(failed)));
  if (state === 'paused') parts.push(t('imports_paused'));
  else if (state === 'cancelling' || state === 'cancelled') parts.push(t('imports_cancelled'));
  else if (waiting > 0) parts.push(t('imports_left', formatSpan(waitMs)));
  return parts.join(' · ');
}
