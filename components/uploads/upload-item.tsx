import type { UploadDetails } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { problemText } from '../../utils/text/texts';
import type { Upload } from '../../utils/uploads/uploads';
import { formatBytes } from '../ui/format';
import { DetailsFields } from './details-fields';

interface Props {
  upload: Upload;
  personal: boolean;
  onDetails: (details: UploadDetails) => void;
  onCancel: () => void;
  onRetry: () => void;
  onRemove: () => void;
}

/** One file: how far it is, what goes along with it, and what can be done. */
export function UploadItem({ upload, personal, onDetails, onCancel, onRetry, onRemove }: Props) {
  const { id, file, state, sent, problem } = upload;
  const active = state === 'waiting' || state === 'uploading';
  return (
    <li class="stack">
      <div class="row between">
        <span id={id} class="wrap" dir="auto">
          {file.name}
        </span>
        <span class="status" data-status={state}>
          {t(`upload_${state}`)}
        </span>
      </div>
      {state !== 'refused' && <progress aria-labelledby={id} max={file.size || 1} value={sent} />}
      <div class="row between">
        <span class="muted">
          {state === 'refused'
            ? formatBytes(file.size)
            : t('upload_progress', formatBytes(sent), formatBytes(file.size))}
        </span>
        <span class="row">
          {active && (
            <button type="button" class="quiet" aria-describedby={id} onClick={onCancel}>
              {t('upload_cancel')}
            </button>
          )}
          {(state === 'failed' || state === 'cancelled') && (
            <button type="button" class="quiet" aria-describedby={id} onClick={onRetry}>
              {t('upload_retry')}
            </button>
          )}
          {!active && (
            <button type="button" class="quiet" aria-describedby={id} onClick={onRemove}>
              {t('upload_remove')}
            </button>
          )}
        </span>
      </div>
      {problem && <p class="error">{problemText(problem)}</p>}
      {state === 'waiting' && <DetailsFields details={upload.details} personal={personal} onChange={onDetails} />}
    </li>
  );
}
