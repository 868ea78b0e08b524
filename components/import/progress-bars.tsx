import { t } from '../../utils/i18n';
import { formatBytes, formatNumber } from '../ui/format';
import type { Saved } from './save-groups';
import type { Progress } from './use-reading';

/** How far a file is read. */
export function ReadingBar({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  const { name, read, size, found } = progress;
  return (
    <Bar
      label={t('import_reading', name)}
      text={t('import_read', formatBytes(read), formatBytes(size), formatNumber(found))}
      value={read}
      max={size}
      onStop={onStop}
    />
  );
}

/** How far a save is. */
export function WritingBar({ report, onStop }: { report: Saved | null; onStop: () => void }) {
  const { done, of } = report ?? { done: 0, of: 1 };
  return (
    <Bar
      label={t('import_writing')}
      text={report ? t('import_written', formatNumber(done), formatNumber(of)) : ''}
      value={done}
      max={of}
      onStop={onStop}
    />
  );
}

interface BarProps {
  label: string;
  text: string;
  value: number;
  max: number;
  onStop: () => void;
}

function Bar({ label, text, value, max, onStop }: BarProps) {
  return (
    <div class="card">
      <p class="wrap">{label}</p>
      <progress aria-label={label} max={max || 1} value={value} />
      <div class="row between">
        <p class="muted">{text}</p>
        <button type="button" onClick={onStop}>
          {t('import_stop')}
        </button>
      </div>
    </div>
  );
}
