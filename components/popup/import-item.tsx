import { useCallback, useEffect, useState } from 'preact/hooks';
import { type ImportFigures, readImportFigures } from '../../utils/captures/import-figures';
import type { Import } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { openMemories } from '../../utils/pages/open-memories';
import { harmless } from '../../utils/text/foreign-text';
import { Failure, useAction } from '../ui/action';
import { useAsk } from '../ui/asking';
import { formatDateTime, formatNumber, formatRelative } from '../ui/format';
import { useAnnouncement } from '../ui/use-announcement';
import { importText } from './import-text';

interface Props {
  of: Import;
  now: number;
  open: boolean;
  onToggle: () => void;
}

/** An import as one thing: how far it is, and the ways to hold it, to go on, to cancel it, and to see what is in it. */
export function ImportItem({ of, now, open, onToggle }: Props) {
  const { id, name, total, library, createdAt, state } = of;
  const figures = useFigures(of);
  const ask = useAsk();
  const waiting = (figures?.counts.queued ?? 0) + (figures?.counts.resolving ?? 0);
  const { run, busy, failure } = useAction(async (act: 'pause' | 'resume' | 'cancel') => {
    if (act !== 'cancel') await send('pauseImport', { importId: id, paused: act === 'pause' });
    else {
      const question = {
        title: t('imports_cancel_title'),
        text: [t('imports_cancel_text')],
        confirm: t('imports_cancel'),
        danger: true,
      };
      if (await ask(question)) await send('cancelImport', { importId: id });
    }
  });
  const buttons = waiting === 0 ? [] : ([state === 'paused' ? 'resume' : 'pause', 'cancel'] as const);
  return (
    <>
      <span class="task-line">
        <span id={`line-${id}`} class="task-title" dir="auto">
          {t('imports_line', name === undefined ? t('imports_many') : harmless(name), formatNumber(total))}
        </span>
        <button type="button" class="quiet" aria-expanded={open} aria-describedby={`line-${id}`} onClick={onToggle}>
          {open ? t('imports_hide') : t('imports_show')}
        </button>
      </span>
      <span class="task-line muted">
        <span>
          {t(`library_${library}`)} ·{' '}
          <time dateTime={new Date(createdAt).toISOString()} title={formatDateTime(createdAt)}>
            {formatRelative(createdAt, now)}
          </time>
        </span>
        <span class="task-actions">
          {buttons.map((act) => (
            <button
              key={act}
              type="button"
              class="quiet"
              aria-describedby={`line-${id}`}
              disabled={busy}
              onClick={() => void run(act)}
            >
              {t(`imports_${act}`)}
            </button>
          ))}
        </span>
      </span>
      <span class="import-note muted">{figures && importText(of, figures)}</span>
      <Failure failure={failure} />
    </>
  );
}

function useFigures(of: Import): ImportFigures | undefined {
  const [figures, setFigures] = useState<ImportFigures>();
  const read = useCallback(
    async () => setFigures(await readImportFigures(await openMemories(), of)),
    [of.id, of.state],
  );
  useEffect(() => void read(), [read]);
  useAnnouncement('captures-changed', () => void read());
  return figures;
}
