import './drop-zone.css';
import { useId, useState } from 'preact/hooks';

interface Props {
  label: string;
  hint: string;
  /** What the chooser offers; everything when absent. */
  accept?: string;
  onFiles: (files: Iterable<File>) => void;
}

/** Takes files by dropping or by choosing; the chooser is a plain file field, so that the keyboard reaches it. */
export function DropZone({ label, hint, accept, onFiles }: Props) {
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
      <span class="drop-sign" data-icon="upload" />
      <input
        id={id}
        type="file"
        class="visually-hidden"
        multiple
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <label for={id} class="button">
        {label}
      </label>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}
