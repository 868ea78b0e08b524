import { t } from '../../utils/i18n';
import { PLATFORM_IDS } from '../../utils/platforms/types';
import { SHOWN_STATUSES } from '../../utils/texts';
import { formatNumber } from '../ui/format';
import { changed, type TaskFilter } from './filter';

const PLATFORMS = [...PLATFORM_IDS, 'web', 'local'] as const;
const LIBRARIES = ['private', 'public'] as const;

interface Props {
  filter: TaskFilter;
  /** How many failed. */
  failed: number;
  onChange: (filter: TaskFilter) => void;
}

/** The ways to narrow the list of tasks. */
export function FilterBar({ filter, failed, onChange }: Props) {
  const change = (part: Partial<TaskFilter>) => onChange(changed(filter, part));
  return (
    <div class="filters">
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
      {failed > 0 && (
        <button
          type="button"
          class="chip danger"
          data-icon="alert"
          aria-pressed={filter.status === 'failed'}
          onClick={() => change({ status: filter.status === 'failed' ? '' : 'failed' })}
        >
          {t('popup_failed_chip', formatNumber(failed))}
        </button>
      )}
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
