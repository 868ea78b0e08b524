import { useId } from 'preact/hooks';
import type { SettingName, Settings } from '../../utils/settings';
import { type FieldProps, useSetting } from './setting';

/** The settings that are on or off. */
type BooleanSetting = { [N in SettingName]: Settings[N] extends boolean ? N : never }[SettingName];

/** Something that is on or off. */
export function SwitchSetting(props: FieldProps<BooleanSetting>) {
  const { label, hint } = props;
  const id = useId();
  const [isOn, choose] = useSetting(props);
  return (
    <div class="row between switch-row">
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} class="muted">
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state itself; HTML forbids aria-checked on it
        role="switch"
        checked={isOn}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) => void choose(currentTarget.checked)}
      />
    </div>
  );
}
