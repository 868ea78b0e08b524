import type { Follow } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { costOfFollowing } from '../../utils/keep-up/cost';
import { formatNumber, formatUsd } from '../ui/format';

/** What following costs, in words: requests and, marked as an estimate, money. */
export function costText(of: Pick<Follow, 'every' | 'count'>): string {
  const { requests, usd } = costOfFollowing(of);
  return t('follow_cost', formatNumber(requests), formatUsd(usd));
}
