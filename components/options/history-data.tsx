import { useState } from 'preact/hooks';
import type { Merged } from '../../utils/captures/merge-history';
import type { Capture } from '../../utils/captures/types';
import { allCaptures } from '../../utils/captures/walk';
import { historyFromFile, historyToFile } from '../../utils/history/history-file';
import type { HistoryCapture } from '../../utils/history/history-schema';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { openMemories } from '../../utils/pages/open-memories';
import { Failure, useAction } from '../ui/action';
import { formatNumber } from '../ui/format';
import { offerFile } from '../ui/offer-file';
import { FileButton } from './file-button';

/** Rows a message: some hundred kB, and a moment of the worker's. */
const PORTION = 500;

/** Taking the history elsewhere, and taking in one from elsewhere. */
export function HistoryData() {
  const [note, setNote] = useState<{ texts: string[]; bad?: boolean }>({ texts: [] });
  const {
    run: save,
    busy: saving,
    failure: saveFailure,
  } = useAction(async () => {
    const db = await openMemories();
    const captures: Capture[] = [];
    for await (const part of allCaptures(db)) captures.push(...part);
    const now = Date.now();
    const name = `memories-history-${new Date(now).toISOString().slice(0, 10)}.json`;
    offerFile(name, historyToFile(captures, await db.getAll('imports'), now));
    setNote({ texts: [t('history_exported', formatNumber(captures.length))] });
  });
  const {
    run: load,
    busy: loading,
    failure: loadFailure,
  } = useAction(async (file: File) => {
    setNote({ texts: [] });
    const read = historyFromFile(await file.text());
    if (!read.ok) {
      setNote({ texts: [t(read.reason === 'newer' ? 'history_newer' : 'history_not_ours')], bad: true });
      return;
    }
    const sum: Merged = { added: 0, completed: 0, known: 0, unsent: 0 };
    for (const portion of portions(read.captures)) {
      const ids = new Set(portion.map(({ importId }) => importId));
      const imports = read.imports.filter(({ id }) => ids.has(id));
      const merged = await send('mergeHistory', { captures: portion, imports });
      for (const name of ['added', 'completed', 'known', 'unsent'] as const) sum[name] += merged[name];
      setNote({ texts: mergeReport(sum, read.unreadable) });
    }
    setNote({ texts: mergeReport(sum, read.unreadable) });
  });

  return (
    <div class="stack">
      <div class="row">
        <button type="button" disabled={saving} onClick={() => void save()}>
          {t('history_export')}
        </button>
        <FileButton label={t('history_import')} disabled={loading} onFile={(file) => void load(file)} />
      </div>
      <p class="muted">{t('history_hint')}</p>
      <div role="status" class={note.bad ? 'error' : 'muted'}>
        {note.texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <Failure failure={saveFailure || loadFailure} />
    </div>
  );
}

function* portions(captures: readonly HistoryCapture[]): Generator<HistoryCapture[]> {
  for (let from = 0; from < captures.length; from += PORTION) yield captures.slice(from, from + PORTION);
}

function mergeReport({ added, completed, known, unsent }: Merged, unreadable: number): string[] {
  return [
    t('history_merged', formatNumber(added), formatNumber(completed), formatNumber(known)),
    ...(unsent > 0 ? [t('history_unsent', formatNumber(unsent))] : []),
    ...(unreadable > 0 ? [t('history_unreadable', formatNumber(unreadable))] : []),
  ];
}
