import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { DropZone } from '../ui/drop-zone';

interface Props {
  onFiles: (files: Iterable<File>) => void;
  onText: (text: string) => void;
}

/** The ways in: choosing files, dropping them, pasting a text. */
export function Sources({ onFiles, onText }: Props) {
  const id = useId();
  return (
    <section class="card">
      <DropZone label={t('import_choose')} hint={t('import_choose_hint')} onFiles={onFiles} />
      <label for={id}>{t('popup_paste_label')}</label>
      <textarea id={id} rows={3} onInput={({ currentTarget }) => onText(currentTarget.value)} />
    </section>
  );
}
