import { useId, useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { capturesToCsv, capturesToJson } from '../../utils/export';
import { t } from '../../utils/i18n';
import { offerFile } from '../ui/offer-file';

/** "Export": what the list shows, as a file. Waits until the list is read to its end, so that nothing is missing. */
export function ExportButton({ captures, complete }: { captures: readonly Capture[]; complete: boolean }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const offer = (type: 'csv' | 'json') => {
    setOpen(false);
    const text = type === 'csv' ? capturesToCsv(captures) : capturesToJson(captures);
    offerFile(`memories-${new Date().toISOString().slice(0, 10)}.${type}`, text);
  };
  return (
    <div class="row">
      {open && (
        <span id={id} class="row">
          <button type="button" onClick={() => offer('csv')}>
            CSV
          </button>
          <button type="button" onClick={() => offer('json')}>
            JSON
          </button>
        </span>
      )}
      <button
        type="button"
        class="quiet"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={!complete || captures.length === 0}
        onClick={() => setOpen(!open)}
      >
        {t('tasks_export')}
      </button>
    </div>
  );
}
