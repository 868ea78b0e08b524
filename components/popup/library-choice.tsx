import { useId } from 'preact/hooks';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { useSettings } from '../ui/use-settings';

/** Where what is added goes. */
export function LibraryChoice({ value, onChange }: { value: Library; onChange: (library: Library) => void }) {
  const id = useId();
  const isPublicLeft = useSettings()?.publicSaving ?? true;
  if (!isPublicLeft) return null;
  return (
    <div class="into">
      <label for={id} class="visually-hidden">
        {t('save_to')}
      </label>
      <select
        id={id}
        title={t('save_to')}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value === 'public' ? 'public' : 'private')}
      >
        <option value="private">{t('library_private')}</option>
        <option value="public">{t('library_public')}</option>
      </select>
    </div>
  );
}
