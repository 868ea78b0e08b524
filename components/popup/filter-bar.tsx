import { t } from '../../utils/i18n';
import { PLATFORM_IDS } from '../../utils/platforms/types';
import { SHOWN_STATUSES } from '../../utils/texts';
import { NO_FILTER, type TaskFilter } from './filter';

const PLATFORMS = [...PLATFORM_IDS, 'web', 'local'] as const;
const LIBRARIES = ['private', 'public'] as const;

/** The ways to narrow the list of tasks. */
export function FilterBar({ filter, onChange }: { filter: TaskFilter; onChange: (filter: TaskFilter) => void }) {
  const change = (part: Partial<TaskFilter>) => {
    const next = { ...filter, ...part };
    const open = Object.values(next).every((value) => value === '');
    onChange(open ? NO_FILTER : next);
  };
  return (
    <div class="filters">
      <input
        type="search"
        aria-label={t('tasks_search')}
        placeholder={t('tasks_search')}
        value={filter.text}
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <Choice
        label={t('tasks_platform')}
        any={t('tasks_any_platform')}
        value={filter.platform}
        options={PLATFORMS.map((platform) => [platform, t(`platform_${platform}`)])}
        onChange={(platform) => change({ platform })}
      />
      <Choice
        label={t('tasks_library')}
        any={t('tasks_any_library')}
        value={filter.library}
        options={LIBRARIES.map((library) => [library, t(`library_${library}`)])}
        onChange={(library) => change({ library })}
      />
      <Choice
        label={t('tasks_status')}
        any={t('tasks_any_status')}
        value={filter.status}
        options={SHOWN_STATUSES.map((status) => [status, t(`status_${status}`)])}
        onChange={(status) => change({ status })}
      />
    </div>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  /** What the choice of all is called. */
  any: string;
  value: V | '';
  options: readonly (readonly [value: V, text: string])[];
  onChange: (value: V | '') => void;
}

function Choice<V extends string>({ label, any, value, options, onChange }: ChoiceProps<V>) {
  return (
    <select
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
