import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { PLATFORM_IDS, type PlatformId } from '../../utils/platforms/types';
import { type FieldProps, storeSetting } from './setting';

/** On which sites there is a button for selecting posts. */
export function SelectSitesSetting({ name, value, label, hint, onSaved }: FieldProps<'selectHiddenOn'>) {
  const id = useId();
  const change = async (site: PlatformId, isShown: boolean) => {
    const others = value.filter((hidden) => hidden !== site);
    await storeSetting(name, isShown ? others : [...others, site]);
    onSaved(label);
  };
  return (
    <fieldset class="plain" aria-labelledby={id} aria-describedby={`${id}-hint`}>
      <span id={id}>{label}</span>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
      <div class="row wrap">
        {PLATFORM_IDS.map((site) => (
          <label key={site} class="row">
            <input
              type="checkbox"
              checked={!value.includes(site)}
              onChange={({ currentTarget }) => void change(site, currentTarget.checked)}
            />
            {t(`platform_${site}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
