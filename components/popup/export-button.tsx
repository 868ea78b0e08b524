import { useId, useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { allCaptures } from '../../utils/captures/walk';
import { capturesToCsv, capturesToJson } from '../../utils/history/export';
import { t } from '../../utils/i18n';
import { openMemories } from '../../utils/pages/open-memories';
import { isKey } from '../ui/keys';
import { offerFile } from '../ui/offer-file';

interface Props {
  /** What the list shows; null = everything there is, which is read for it. */
  captures: readonly Capture[] | null;
  /** Whether there is anything. */
  any: boolean;
  complete: boolean;
}

/** "Export": what the list shows, as a file. Waits until the list is read to its end, so that nothing is missing. */
export function ExportButton({ captures, any, complete }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const offer = async (type: 'csv' | 'json') => {
    setOpen(false);
    const rows = captures ?? (await everything());
    const text = type === 'csv' ? capturesToCsv(rows) : capturesToJson(rows);
    offerFile(`memories-${new Date().toISOString().slice(0, 10)}.${type}`, text);
  };
  const close = (event: KeyboardEvent) => {
    if (!isKey(event, 'close') || !open) return;
    // Else the popup of the toolbar closes as well.
    event.preventDefault();
    setOpen(false);
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Without a target nothing else took the focus: some browsers give a pressed button none.
    if (relatedTarget && !(currentTarget as Element).contains(relatedTarget as Node)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving close what the button opened
    <div class="with-menu" onKeyDown={close} onFocusOut={leave}>
      <button
        type="button"
        class="quiet"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={!complete || !any}
        onClick={() => setOpen(!open)}
      >
        {t('tasks_export')}
      </button>
      {open && (
        <span id={id} class="menu">
          <button type="button" onClick={() => void offer('csv')}>
            CSV
          </button>
          <button type="button" onClick={() => void offer('json')}>
            JSON
          </button>
        </span>
      )}
    </div>
  );
}

async function everything(): Promise<readonly Capture[]> {
  const rows: Capture[] = [];
  for await (const part of allCaptures(await openMemories())) rows.push(...part);
  return rows.sort((a, b) => b.createdAt - a.createdAt);
}
