import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { PLATFORM_IDS } from '../../utils/platforms/types';
import { SHOWN_STATUSES } from '../../utils/text/texts';
import { formatNumber } from '../ui/format';
import { Choice } from './choice';
import { changed, type TaskFilter } from './filter';
import { OrderBar } from './order-bar';

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
  const id = useId();
  const isOrdered = filter.sort !== '' || filter.from !== '' || filter.until !== '';
  const [isOpen, setOpen] = useState(isOrdered);
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
      <button
        type="button"
        class="sign chip-sign"
        data-icon="sort"
        data-set={isOrdered}
        aria-label={t('tasks_order')}
        title={t('tasks_order')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      />
      {failed > 0 && (
        <button
          type="button"
          class="chip danger"
          data-icon="alert"
          aria-label={t('popup_failed_chip', formatNumber(failed))}
          title={t('popup_failed_chip', formatNumber(failed))}
          aria-pressed={filter.status === 'failed'}
          onClick={() => change({ status: filter.status === 'failed' ? '' : 'failed' })}
        >
          {formatNumber(failed)}
        </button>
      )}
      {isOpen && <OrderBar id={id} filter={filter} onChange={change} />}
    </div>
  );
}
