import { useId } from 'preact/hooks';
import type { UploadDetails } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { CAMERA_MODEL_MAX_CHARS } from '../../utils/memories/limits';
import { readTime } from '../../utils/uploads/time-text';

interface Props {
  details: UploadDetails;
  /** Whether the person wants camera and place to go along. */
  personal: boolean;
  onChange: (details: UploadDetails) => void;
}

/** When, with what and where something was taken. Camera and place are only shown when they are sent. */
export function DetailsFields({ details, personal, onChange }: Props) {
  const id = useId();
  const change = (part: UploadDetails) => onChange({ ...details, ...part });

  return (
    <div class="details">
      <div>
        <label for={`${id}-time`}>{t('details_time')}</label>
        <input
          id={`${id}-time`}
          type="datetime-local"
          step={1}
          value={details.datetimeTaken?.replace(' ', 'T') ?? ''}
          onChange={({ currentTarget }) => change({ datetimeTaken: readTime(currentTarget.value) })}
        />
      </div>
      {personal && (
        <>
          <div>
            <label for={`${id}-camera`}>{t('details_camera')}</label>
            <input
              id={`${id}-camera`}
              type="text"
              maxLength={CAMERA_MODEL_MAX_CHARS}
              value={details.cameraModel ?? ''}
              onInput={({ currentTarget }) => change({ cameraModel: currentTarget.value.trim() || undefined })}
            />
          </div>
          <Degrees
            label={t('details_latitude')}
            max={90}
            value={details.latitude}
            onChange={(latitude) => change({ latitude })}
          />
          <Degrees
            label={t('details_longitude')}
            max={180}
            value={details.longitude}
            onChange={(longitude) => change({ longitude })}
          />
        </>
      )}
    </div>
  );
}

interface DegreesProps {
  label: string;
  max: number;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

function Degrees({ label, max, value, onChange }: DegreesProps) {
  const id = useId();
  const change = (text: string) => {
    const degrees = Number(text);
    onChange(text.trim() !== '' && Math.abs(degrees) <= max ? degrees : undefined);
  };
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        step="any"
        min={-max}
        max={max}
        value={value ?? ''}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    </div>
  );
}
