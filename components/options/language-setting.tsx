import { t } from '../../utils/i18n';
import { LANGUAGES } from '../../utils/text/language';
import { SelectSetting } from './select-setting';
import type { FieldProps } from './setting';

/** The language of all texts. The page is drawn anew in it. */
export function LanguageSetting(props: Omit<FieldProps<'language'>, 'onSaved'>) {
  return (
    <SelectSetting {...props} onSaved={() => location.reload()}>
      <option value="">{t('options_language_browser')}</option>
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <option key={code} value={code} lang={code.replace('_', '-')}>
          {name}
        </option>
      ))}
    </SelectSetting>
  );
}
