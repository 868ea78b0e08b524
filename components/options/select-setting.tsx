import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { SettingName } from '../../utils/settings';
import { type FieldProps, parseSetting, useSetting } from './setting';

interface Props<N extends SettingName> extends FieldProps<N> {
  /** What an option's text stands for; as it is when absent. */
  read?: (text: string) => string | number;
  children: ComponentChildren;
}

/** A setting that is one of several; its options are the children. */
export function SelectSetting<N extends 'language' | 'quality'>(props: Props<N>) {
  const { name, label, hint, read = (text) => text, children } = props;
  const id = useId();
  const [value, choose] = useSetting<N>(props);
  const change = async (text: string) => {
    const chosen = parseSetting(name, read(text));
    if (chosen !== null) await choose(chosen);
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
        {children}
      </select>
      <p id={`${id}-hint`} class="muted">
        {hint}
      </p>
    </div>
  );
}
