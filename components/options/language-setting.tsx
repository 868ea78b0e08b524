import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { LANGUAGES } from '../../utils/language';
import { type FieldProps, parseSetting, storeSetting } from './setting';

/** The language of all texts. The page is drawn anew in it. */
export function LanguageSetting({ value, label, hint }: Omit<FieldProps<'language'>, 'name' | 'onSaved'>) {
  const id = useId();
  const change = async (text: string) => {
    const language = parseSetting('language', text);
    if (language === null) return;
    await storeSetting('language', language);
    location.reload();
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
        <option value="">{t('options_language_browser')}</option>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code.replace('_', '-')}>
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}
