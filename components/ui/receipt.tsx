import { t } from '../../utils/i18n';
import type { TextReason } from '../../utils/lists/types';
import type { SaveOutcome, SaveReceipt } from '../../utils/messages';
import { harmless } from '../../utils/text/foreign-text';
import { reasonText } from '../../utils/text/texts';
import { formatNumber } from './format';
import { Labelled } from './labelled';

export interface Unrecognised {
  url: string;
  reason: TextReason;
}

/** What came of a save, ready to be told. */
export interface SaveReport {
  queued: number;
  already: string[];
  unrecognised: Unrecognised[];
}

/** Sums up a receipt, with the addresses that were not even sent to the worker. */
export function reportOf(receipt: SaveReceipt | null, unrecognised: Unrecognised[] = []): SaveReport {
  const results: SaveOutcome[] = receipt?.results ?? [];
  const refused = results.flatMap((r) =>
    r.outcome === 'unrecognised' || r.outcome === 'unsupported' ? [{ url: r.url, reason: r.reason }] : [],
  );
  return {
    queued: results.filter(({ outcome }) => outcome === 'queued').length,
    already: results.filter(({ outcome }) => outcome === 'already-saved').map(({ url }) => url),
    unrecognised: [...unrecognised, ...refused],
  };
}

/** So many addresses are named; the others are counted. */
const NAMED = 10;

/** Says what was added, what was saved before (with the way to send it again), and what was not recognised and why. */
export function Receipt({ report, onAgain }: { report: SaveReport; onAgain?: (urls: string[]) => void }) {
  const { queued, already, unrecognised } = report;
  return (
    <div role="status" class="stack">
      <p class="row">
        {queued > 0 && <span>{t('receipt_queued', formatNumber(queued))}</span>}
        {already.length > 0 && <span>{t('receipt_already', formatNumber(already.length))}</span>}
        {unrecognised.length > 0 && <span>{t('receipt_unrecognised', formatNumber(unrecognised.length))}</span>}
        {queued + already.length + unrecognised.length === 0 && <span>{t('receipt_none')}</span>}
        {already.length > 0 && onAgain && (
          <button type="button" class="quiet" onClick={() => onAgain(already)}>
            {t('receipt_again')}
          </button>
        )}
      </p>
      {unrecognised.length > 0 && (
        <ul class="muted wrap">
          {unrecognised.slice(0, NAMED).map(({ url, reason }) => (
            <li key={url}>
              <Labelled label={<bdi>{harmless(url)}</bdi>}>{reasonText(reason)}</Labelled>
            </li>
          ))}
          {unrecognised.length > NAMED && <li>{t('receipt_more', formatNumber(unrecognised.length - NAMED))}</li>}
        </ul>
      )}
    </div>
  );
}
