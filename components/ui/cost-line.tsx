import { costOf, requestsOf, secondsOf } from '../../utils/captures/spent';
import { t } from '../../utils/i18n';
import { KEY_PAGE } from './api-key-form';
import { formatNumber, formatUsd } from './format';
import { useLedger } from './use-ledger';

/** What today has cost so far, by our own count and the published prices: an estimate, and called one. */
export function CostLine() {
  const day = useLedger();
  if (!day) return null;
  const minutes = formatNumber(Math.round(secondsOf(day) / 6) / 10);
  return (
    <section class="stack" aria-label={t('cost_title')}>
      <h2>{t('cost_title')}</h2>
      <p>{t('cost_today', formatNumber(requestsOf(day)), minutes, formatUsd(costOf(day)))}</p>
      <p class="muted">
        {t('cost_note')}{' '}
        <a href={KEY_PAGE} target="_blank" rel="noreferrer">
          {t('alert_account')}
        </a>
      </p>
    </section>
  );
}
