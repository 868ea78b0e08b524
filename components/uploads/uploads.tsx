import './uploads.css';
import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { ACCEPTED } from '../../utils/uploads/check-file';
import { DropZone } from '../ui/drop-zone';
import { formatNumber } from '../ui/format';
import { NeedsPerson } from '../ui/needs-person';
import { PageHeader } from '../ui/page-header';
import { useKeyPresent } from '../ui/use-key-present';
import { DirectAddress } from './direct-address';
import { PersonalChoice } from './personal-choice';
import { UploadItem } from './upload-item';
import { useUploads } from './use-uploads';

/** Files of the person's own, and direct addresses of videos, into the private library. */
export function Uploads() {
  const [personal, setPersonal] = useState(false);
  const { list, add, setDetails, start, cancel, retry, remove } = useUploads(personal);
  const keyPresent = useKeyPresent();
  const waiting = list.filter(({ state }) => state === 'waiting').length;

  return (
    <main class="page">
      <PageHeader title={t('uploads_title')} here="uploads" />
      <p class="muted">{t('uploads_lead')}</p>
      <NeedsPerson halt={undefined} />
      <section class="card" aria-labelledby="files-heading">
        <h2 id="files-heading">{t('uploads_files')}</h2>
        <DropZone
          label={t('uploads_drop')}
          hint={t('uploads_limits')}
          accept={ACCEPTED}
          onFiles={(files) => void add(files)}
        />
        <PersonalChoice chosen={personal} onChange={setPersonal} />
        <div class="row between">
          <p role="status" class="muted">
            {list.length > 0 && t('uploads_summary', formatNumber(waiting), formatNumber(list.length))}
          </p>
          <button type="button" class="primary" disabled={waiting === 0 || !keyPresent} onClick={start}>
            {t('uploads_start')}
          </button>
        </div>
        <ul class="uploads" aria-label={t('uploads_files')}>
          {list.map((upload) => (
            <UploadItem
              key={upload.id}
              upload={upload}
              personal={personal}
              onDetails={(details) => setDetails(upload.id, details)}
              onCancel={() => cancel(upload.id)}
              onRetry={() => void retry(upload.id)}
              onRemove={() => remove(upload.id)}
            />
          ))}
        </ul>
      </section>
      <DirectAddress />
    </main>
  );
}
