import { t } from '../../utils/i18n';
import { Choice } from './choice';
import { SORTS, type TaskFilter } from './filter';

interface Props {
  id: string;
  filter: TaskFilter;
  onChange: (part: Partial<TaskFilter>) => void;
}

/** In which order the tasks stand, and from which days they are. */
export function OrderBar({ id, filter: { sort, from, until }, onChange }: Props) {
  return (
    <div id={id} class="row order-bar">
      <Choice
        label={t('tasks_sort')}
        any={t('tasks_sort_newest')}
        value={sort}
        options={SORTS.map((one) => [one, t(`tasks_sort_${one}`)])}
        onChange={(chosen) => onChange({ sort: chosen })}
      />
      <Day label={t('tasks_from')} value={from} max={until} onChange={(day) => onChange({ from: day })} />
      <Day label={t('tasks_until')} value={until} min={from} onChange={(day) => onChange({ until: day })} />
    </div>
  );
}

interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <label class="day-choice">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        min={min || undefined}
        max={max || undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
