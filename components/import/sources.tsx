import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';

interface Props {
  onFiles: (files: Iterable<File>) => void;
  onText: (text: string) => void;
}

/** The ways in: choosing files, dropping them, pasting a text. */
export function Sources({ onFiles, onText }: Props) {
  const id = useId();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(event.dataTransfer?.files ?? []);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping needs a pointer; the field inside is the way of the keyboard
    <div class="card drop-zone" data-over={over} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <label for={`${id}-files`}>{t('import_choose')}</label>
      <input
        id={`${id}-files`}
        type="file"
        multiple
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <p id={`${id}-hint`} class="muted">
        {t('import_choose_hint')}
      </p>
      <label for={`${id}-text`}>{t('popup_paste_label')}</label>
      <textarea id={`${id}-text`} rows={3} onInput={({ currentTarget }) => onText(currentTarget.value)} />
    </div>
  );
}
