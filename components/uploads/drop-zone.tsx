import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { ACCEPTED } from '../../utils/uploads/check-file';

/** Takes files by dropping or by choosing; the chooser is a plain file field, so that the keyboard reaches it. */
export function DropZone({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
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
    <div class="drop-zone" data-over={over} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <label for={id}>{t('uploads_drop')}</label>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <p class="muted">{t('uploads_limits')}</p>
    </div>
  );
}
