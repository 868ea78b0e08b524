import { useMemo } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { formatNumber } from '../ui/format';
import { KEYS } from '../ui/keys';
import { ExportButton } from './export-button';
import { changed, NO_FILTER, type TaskFilter } from './filter';
import { FilterBar } from './filter-bar';
import type { Captures } from './use-captures';

interface Props {
  captures: Captures;
  shown: readonly Capture[];
  selected: readonly Capture[];
  /** Whether the list has any line. */
  any: boolean;
  filter: TaskFilter;
  onFilter: (filter: TaskFilter) => void;
}

/** What stands above the list: how many there are, and the ways to find some and to take them elsewhere. */
export function TaskHead({ captures: { rows, complete, imports }, shown, selected, any, filter, onFilter }: Props) {
  const isFiltered = filter !== NO_FILTER;
  const inImports = isFiltered ? 0 : imports.reduce((sum, { total }) => sum + total, 0);
  const failed = useMemo(() => rows.filter(({ status }) => status === 'failed').length, [rows]);
  const toExport = selected.length > 0 ? selected : isFiltered ? shown : null;
  const count = t('tasks_count', formatNumber(shown.length + inImports), formatNumber(rows.length + inImports));
  return (
    <>
      <div class="row between tasks-row">
        <h2 id="tasks-heading">{t('tasks_heading')}</h2>
        <p class="muted" role="status">
          {complete && count}
        </p>
        <input
          type="search"
          aria-label={t('tasks_search')}
          aria-keyshortcuts={KEYS.search.strokes.join(' ')}
          placeholder={t('tasks_search')}
          value={filter.text}
          onInput={({ currentTarget }) => onFilter(changed(filter, { text: currentTarget.value }))}
        />
        <ExportButton captures={toExport} any={any} complete={complete} />
      </div>
      <FilterBar filter={filter} failed={failed} onChange={onFilter} />
    </>
  );
}
