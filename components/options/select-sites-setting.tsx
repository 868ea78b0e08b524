import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { PLATFORM_IDS, type PlatformId } from '../../utils/platforms/types';
import { type FieldProps, useSetting } from './setting';

/** On which sites there is a button for selecting posts. */
export function SelectSitesSetting(props: FieldProps<'selectHiddenOn'>) {
  const { label, hint } = props;
  const id = useId();
  const [hidden, choose] = useSetting(props);
  const change = (site: PlatformId, isShown: boolean) => {
    const others = hidden.filter((one) => one !== site);
    return choose(isShown ? others : [...others, site]);
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
              checked={!hidden.includes(site)}
              onChange={({ currentTarget }) => void change(site, currentTarget.checked)}
            />
            {t(`platform_${site}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
