import { useId } from 'preact/hooks';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';

/** Where what is added goes. */
export function LibraryChoice({ value, onChange }: { value: Library; onChange: (library: Library) => void }) {
  const id = useId();
  return (
    <div class="row library-choice">
      <label for={id}>{t('save_to')}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value === 'public' ? 'public' : 'private')}
      >
        <option value="private">{t('library_private')}</option>
        <option value="public">{t('library_public')}</option>
      </select>
    </div>
  );
}
