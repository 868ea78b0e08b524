import { t } from '../../utils/i18n';
import type { LeftOut } from '../../utils/lists/types';
import { harmless } from '../../utils/text/foreign-text';
import { formatNumber } from '../ui/format';
import type { Unread } from './use-reading';
import { leftOutText } from './words';

/** What is not offered, and why: nothing is passed over without a word. */
export function LeftOutList({ leftOut, unread }: { leftOut: readonly LeftOut[]; unread: readonly Unread[] }) {
  if (leftOut.length + unread.length === 0) return null;
  return (
    <section class="card" aria-labelledby="left-out">
      <h2 id="left-out">{t('import_left_out')}</h2>
      {unread.map(({ name, detail }) => (
        <p key={name} class="error wrap">
          {t('import_unread', harmless(name), harmless(detail))}
        </p>
      ))}
      {leftOut.map(({ reason, count, examples }) => (
        <details key={reason}>
          <summary>{t('text_labelled', leftOutText(reason), formatNumber(count))}</summary>
          <ul class="muted wrap">
            {examples.map((example, i) => (
              <li key={`${i} ${example}`}>
                <bdi>{harmless(example)}</bdi>
              </li>
            ))}
            {count > examples.length && <li>{t('receipt_more', formatNumber(count - examples.length))}</li>}
          </ul>
        </details>
      ))}
    </section>
  );
}
