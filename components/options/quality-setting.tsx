import { t } from '../../utils/i18n';
import { QUALITIES } from '../../utils/settings';
import { SelectSetting } from './select-setting';
import type { FieldProps } from './setting';

/** The height of videos. */
export function QualitySetting(props: FieldProps<'quality'>) {
  return (
    <SelectSetting {...props} read={Number}>
      {QUALITIES.map((quality) => (
        <option key={quality} value={quality}>
          {t('options_quality_lines', quality)}
        </option>
      ))}
    </SelectSetting>
  );
}
