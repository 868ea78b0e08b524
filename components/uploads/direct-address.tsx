import { useId, useState } from 'preact/hooks';
import type { UploadDetails } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { recognise } from '../../utils/platforms/index';
import { parseSource } from '../../utils/uploads/direct-source';
import { detailsToSend } from '../../utils/uploads/uploads';
import { Failure, useAction } from '../ui/action';
import { Receipt, reportOf, type SaveReport } from '../ui/receipt';
import { DetailsFields } from './details-fields';
import { PersonalChoice } from './personal-choice';

/** The address of a video file, for the API to fetch; an address of a post is saved as the post it is. */
export function DirectAddress() {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [details, setDetails] = useState<UploadDetails>({});
  const [personal, setPersonal] = useState(false);
  const [report, setReport] = useState<SaveReport | null>(null);
  const url = parseSource(typed);
  const invalid = typed.trim() !== '' && url === null;

  const { run, busy, failure } = useAction(async () => {
    if (url === null) return;
    const receipt = recognise(url)
      ? await send('saveCaptures', { items: [{ url }], library: 'private' })
      : await send('saveDirect', { url, details: detailsToSend(details, personal) });
    setReport(reportOf(receipt));
    setTyped('');
  });

  return (
    <section class="card" aria-labelledby="direct-heading">
      <h2 id="direct-heading">{t('direct_title')}</h2>
      <div class="stack">
        <label for={id}>{t('direct_label')}</label>
        <div class="row joined">
          <input
            id={id}
            type="text"
            inputMode="url"
            spellcheck={false}
            placeholder="https://example.com/video.mp4"
            value={typed}
            aria-invalid={invalid}
            aria-describedby={`${id}-hint`}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <button type="button" class="primary" disabled={busy || url === null} onClick={() => void run()}>
            {t('direct_save')}
          </button>
        </div>
        <p id={`${id}-hint`} class={invalid ? 'error' : 'muted'}>
          {invalid ? t('direct_error') : t('direct_hint')}
        </p>
      </div>
      <PersonalChoice chosen={personal} onChange={setPersonal} />
      <DetailsFields details={details} personal={personal} onChange={setDetails} />
      {report && <Receipt report={report} />}
      <Failure failure={failure} />
    </section>
  );
}
