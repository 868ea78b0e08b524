import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { type Settings, writeSettings } from '../../utils/settings';
import { settingsFromFile, settingsToFile } from '../../utils/settings/settings-file';
import { Failure, useAction } from '../ui/action';
import { useAsk } from '../ui/asking';
import { offerFile } from '../ui/offer-file';
import { FileButton } from './file-button';
import { importReport } from './import-report';

/** Taking the settings elsewhere, and emptying what this browser holds. */
export function LocalData({ settings }: { settings: Settings }) {
  const ask = useAsk();
  const [note, setNote] = useState<{ texts: string[]; bad?: boolean }>({ texts: [] });

  const { run: load, failure: loadFailure } = useAction(async (file: File) => {
    const read = settingsFromFile(await file.text(), settings);
    if (read.ok) await writeSettings(read.settings);
    setNote({ texts: importReport(read), bad: !read.ok });
  });
  const { run: erase, failure: eraseFailure } = useAction(async () => {
    const question = {
      title: t('options_delete_title'),
      text: [t('options_delete_text')],
      confirm: t('options_delete_confirm'),
    };
    if (!(await ask({ ...question, danger: true }))) return;
    await send('deleteAllLocalData', {});
    setNote({ texts: [t('options_delete_done')] });
  });

  return (
    <div class="stack">
      <div class="row">
        <button type="button" onClick={() => offerFile('memories-settings.json', settingsToFile(settings))}>
          {t('options_export')}
        </button>
        <FileButton label={t('options_import')} onFile={(file) => void load(file)} />
        <button type="button" class="danger" onClick={() => void erase()}>
          {t('options_delete')}
        </button>
      </div>
      <p class="muted">{t('options_export_hint')}</p>
      <div role="status" class={note.bad ? 'error' : 'muted'}>
        {note.texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <Failure failure={loadFailure || eraseFailure} />
    </div>
  );
}
