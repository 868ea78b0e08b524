import { t } from '../../utils/i18n';
import type { ReadSettingsFile } from '../../utils/settings/settings-file';
import { labelsOf } from './setting-labels';

/** What a read settings file changes, and what of it was not taken: one text for each thing to know. */
export function importReport(read: ReadSettingsFile): string[] {
  if (!read.ok) {
    return [
      read.reason === 'not-ours' ? t('options_import_not_ours') : t('options_import_invalid', labelsOf(read.names)),
    ];
  }
  const { settings, changed, left } = read;
  const isPublicNow = changed.includes('defaultLibrary') && settings.defaultLibrary === 'public';
  return [
    changed.length > 0 ? t('options_import_changed', labelsOf(changed)) : t('options_import_done'),
    ...(isPublicNow ? [t('options_import_public')] : []),
    ...(left.apiAddress ? [t('options_import_address', left.apiAddress)] : []),
    ...(left.callbackUrl ? [t('options_import_callback', left.callbackUrl)] : []),
  ];
}
