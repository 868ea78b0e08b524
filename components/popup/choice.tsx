interface Props<V extends string> {
  label: string;
  /** What the choice of all is called. */
  any: string;
  value: V | '';
  options: readonly (readonly [value: V, text: string])[];
  onChange: (value: V | '') => void;
}

/** A combobox as a chip; '' leaves it open. */
export function Choice<V extends string>({ label, any, value, options, onChange }: Props<V>) {
  return (
    <select
      class="chip"
      data-set={value !== ''}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(options[currentTarget.selectedIndex - 1]?.[0] ?? '')}
    >
      <option value="">{any}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
