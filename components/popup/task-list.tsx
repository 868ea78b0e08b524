import { useMemo } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { formatNumber } from '../ui/format';
import { useNow } from '../ui/use-now';
import { ExportButton } from './export-button';
import { filterCaptures, NO_FILTER, type TaskFilter } from './filter';
import { FilterBar } from './filter-bar';
import { ImportItem } from './import-item';
import { type ListItem, listItems } from './list-items';
import { TaskItem } from './task-item';
import type { Captures } from './use-captures';
import { useOpenImports } from './use-open-imports';
import { useTaskActions } from './use-task-actions';
import { WindowedList } from './windowed-list';

/** Height of an item without a note, CSS px. */
const ITEM_HEIGHT = 62;

/** Times are told to the minute. */
const CLOCK_MS = 30_000;

interface Props {
  captures: Captures;
  filter: TaskFilter;
  onFilter: (filter: TaskFilter) => void;
}

/**
 * Everything that was saved, newest first, with ways to find it, to act on it and to take it elsewhere. An import is
 * one line with its captures below it while it is open; whoever searches finds them like all others.
 */
export function TaskList({ captures: { rows, complete, imports }, filter, onFilter }: Props) {
  const isFiltered = filter !== NO_FILTER;
  const shown = useMemo(() => filterCaptures(rows, filter), [rows, filter]);
  const { opened, toggle } = useOpenImports(imports);
  const items = useMemo(
    () => listItems(shown, isFiltered ? [] : imports, opened),
    [shown, imports, isFiltered, opened],
  );
  const { act, note } = useTaskActions();
  const now = useNow(CLOCK_MS);
  const inImports = isFiltered ? 0 : imports.reduce((sum, { total }) => sum + total, 0);

  return (
    <section class="stack" aria-labelledby="tasks-heading">
      <div class="row between">
        <h2 id="tasks-heading">{t('tasks_heading')}</h2>
        <p class="muted" role="status">
          {complete && t('tasks_count', formatNumber(shown.length + inImports), formatNumber(rows.length + inImports))}
        </p>
        <ExportButton captures={isFiltered ? shown : null} any={items.length > 0} complete={complete} />
      </div>
      <FilterBar filter={filter} onChange={onFilter} />
      <p role="status" class={note.bad ? 'error' : 'muted'}>
        {note.text}
      </p>
      {complete && items.length === 0 && <p class="muted">{isFiltered ? t('tasks_no_match') : t('tasks_empty')}</p>}
      <WindowedList label={t('tasks_heading')} items={items} keyOf={idOf} estimate={ITEM_HEIGHT}>
        {(item) =>
          'import' in item ? (
            <ImportItem
              of={item.import}
              now={now}
              open={opened.has(item.import.id)}
              onToggle={() => toggle(item.import.id)}
            />
          ) : (
            <TaskItem capture={item.capture} now={now} onAction={act} />
          )
        }
      </WindowedList>
    </section>
  );
}

const idOf = (item: ListItem) => ('import' in item ? item.import.id : item.capture.id);
