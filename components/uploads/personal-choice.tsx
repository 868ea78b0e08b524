import { t } from '../../utils/i18n';

/** Whether camera and place of a file go along: only if a person wants it. */
export function PersonalChoice({ chosen, onChange }: { chosen: boolean; onChange: (chosen: boolean) => void }) {
  return (
    <label class="row">
      <input type="checkbox" checked={chosen} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {t('uploads_personal')}
    </label>
  );
}
