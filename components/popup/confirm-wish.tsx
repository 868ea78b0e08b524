import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { send } from '../../utils/send';
import type { SaveWish } from '../../utils/wish-address';
import { Failure, useAction } from '../ui/action';
import { foreignTitle, shownAddress } from '../ui/foreign-text';
import { Receipt, reportOf, type SaveReport } from '../ui/receipt';
import { useSettings } from '../ui/use-settings';
import { manyQuestion, questionFor } from './save-items';

/** So many of the items are named; the others are counted. */
const NAMED = 5;

/** The popup as a question alone: saves what a menu entry named once a person said yes. */
export function ConfirmWish({ library, items }: SaveWish) {
  const settings = useSettings();
  const [report, setReport] = useState<SaveReport | null>(null);
  const { run, busy, failure } = useAction(async () => {
    const confirmed = library === 'public' ? { confirmedPublic: true as const } : {};
    setReport(reportOf(await send('saveCaptures', { items, library, ...confirmed })));
  });
  if (!settings) return <main class="card page" aria-busy="true" />;
  const { requestsPerMinute } = settings;
  const { title, text, confirm } =
    questionFor({ items, library }, requestsPerMinute, 0) ?? manyQuestion(items, requestsPerMinute, 0);
  return (
    <main class="card page">
      <h1>{title}</h1>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul class="muted wrap">
        {items.slice(0, NAMED).map(({ url, title: name }) => (
          <li key={url}>{name ? t('save_item', foreignTitle(name), shownAddress(url)) : shownAddress(url)}</li>
        ))}
        {items.length > NAMED && <li>{t('receipt_more', items.length - NAMED)}</li>}
      </ul>
      {report && <Receipt report={report} />}
      <Failure failure={failure} />
      <div class="row end">
        <button type="button" onClick={() => window.close()}>
          {report ? t('dialog_close') : t('dialog_cancel')}
        </button>
        {!report && (
          <button type="button" class="primary" disabled={busy} onClick={() => void run()}>
            {confirm}
          </button>
        )}
      </div>
    </main>
  );
}
