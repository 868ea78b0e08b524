import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { QUALITIES } from '../../utils/settings';
import { type FieldProps, parseSetting, storeSetting } from './setting';

/** The height of videos. */
export function QualitySetting({ value, label, hint, onSaved }: Omit<FieldProps<'quality'>, 'name'>) {
  const id = useId();
  const change = async (text: string) => {
    const quality = parseSetting('quality', Number(text));
    if (quality === null) return;
    await storeSetting('quality', quality);
    onSaved(label);
  };
  return (
    <div class="stack field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => void change(currentTarget.value)}
      >
        {QUALITIES.map((quality) => (
          <option key={quality} value={quality}>
            {t('options_quality_lines', quality)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}
