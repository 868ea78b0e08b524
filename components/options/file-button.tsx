import { useRef } from 'preact/hooks';

interface Props {
  label: string;
  disabled?: boolean;
  onFile(file: File): void;
}

/** A button that lets a person choose a JSON file. */
export function FileButton({ label, disabled = false, onFile }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={disabled} onClick={() => chooser.current?.click()}>
        {label}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={label}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
