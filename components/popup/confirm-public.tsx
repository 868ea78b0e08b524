import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { send } from '../../utils/send';
import { Failure, useAction } from '../ui/action';
import { Receipt, reportOf, type SaveReport } from '../ui/receipt';
import type { PublicRequest } from './public-request';
import { publicQuestion } from './save-items';

/** So many of the items are named; the others are counted. */
const NAMED = 5;

/** The popup as a question alone: saves what a menu entry named to the public library once a person said yes. */
export function ConfirmPublic({ items }: { items: PublicRequest }) {
  const [report, setReport] = useState<SaveReport | null>(null);
  const { run, busy, failure } = useAction(async () => {
    setReport(reportOf(await send('saveCaptures', { items, library: 'public', confirmedPublic: true })));
  });
  const { title, text, confirm } = publicQuestion(items.length);
  return (
    <main class="card page">
      <h1>{title}</h1>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul class="muted wrap">
        {items.slice(0, NAMED).map(({ url, title: name }) => (
          <li key={url} dir="auto">
            {name ?? url}
          </li>
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
