import { useMemo } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { formatDay } from '../ui/format';
import { useNow } from '../ui/use-now';
import { firstOfDays } from './days';
import { filterCaptures, NO_FILTER, type TaskFilter } from './filter';
import { ImportItem } from './import-item';
import { type ListItem, listItems } from './list-items';
import { NoTasks } from './no-tasks';
import { rowKeys, rowMenu, useRowFocus } from './row-focus';
import { SelectionBar } from './selection-bar';
import type { TaskAction } from './task-actions';
import { TaskHead } from './task-head';
import { TaskItem } from './task-item';
import { TaskNote } from './task-note';
import type { Captures } from './use-captures';
import { useOpenImports } from './use-open-imports';
import { useSelection } from './use-selection';
import { useTaskActions } from './use-task-actions';
import { WindowedList } from './windowed-list';

/** Height of an item without a note, CSS px. */
const ITEM_HEIGHT = 57;

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
export function TaskList({ captures, filter, onFilter }: Props) {
  const { rows, complete, imports } = captures;
  const isFiltered = filter !== NO_FILTER;
  const shown = useMemo(() => filterCaptures(rows, filter), [rows, filter]);
  const { opened, toggle } = useOpenImports(imports);
  const items = useMemo(
    () => listItems(shown, isFiltered ? [] : imports, opened),
    [shown, imports, isFiltered, opened],
  );
  const isByDay = filter.sort === '' || filter.sort === 'oldest';
  const days = useMemo(() => (isByDay ? firstOfDays(items) : NO_DAYS), [items, isByDay]);
  const listed = useMemo(() => items.flatMap((item) => ('capture' in item ? [item.capture] : [])), [items]);
  const selection = useSelection(listed);
  const { act, note, say } = useTaskActions();
  const { hold } = useRowFocus();
  const now = useNow(CLOCK_MS);

  const actOn = (action: TaskAction, on: readonly Capture[]) => {
    hold(on[0]?.id);
    act(action, on);
  };

  return (
    <section class="task-section" aria-labelledby="tasks-heading">
      <div class="tasks-top">
        <TaskHead
          captures={captures}
          shown={shown}
          selected={selection.rows}
          any={items.length > 0}
          filter={filter}
          onFilter={onFilter}
        />
        {selection.rows.length > 0 && (
          <SelectionBar
            rows={selection.rows}
            onClear={() => {
              hold(selection.rows[0]?.id);
              selection.clear();
            }}
            onAction={(action, on) => {
              selection.clear();
              actOn(action, on);
            }}
          />
        )}
        <TaskNote note={note} />
      </div>
      {complete && items.length === 0 && <NoTasks isFiltered={isFiltered} onClear={() => onFilter(NO_FILTER)} />}
      <WindowedList
        label={t('tasks_heading')}
        items={items}
        keyOf={idOf}
        estimate={ITEM_HEIGHT}
        onKeyDown={rowKeys}
        onContextMenu={rowMenu}
      >
        {(item) => (
          <>
            {days.has(item) && <h3 class="day">{formatDay(days.get(item) ?? 0, now)}</h3>}
            {'import' in item ? (
              <ImportItem
                of={item.import}
                now={now}
                open={opened.has(item.import.id)}
                onToggle={() => toggle(item.import.id)}
              />
            ) : (
              <TaskItem
                capture={item.capture}
                now={now}
                selected={selection.ids.has(item.capture.id)}
                reading={captures}
                onCopied={() => say(t('page_menu_copied'))}
                onAction={(action, capture) => actOn(action, [capture])}
                onSelect={({ id }, range) => selection.toggle(id, range)}
              />
            )}
          </>
        )}
      </WindowedList>
    </section>
  );
}

const NO_DAYS: ReadonlyMap<ListItem, number> = new Map();

const idOf = (item: ListItem) => ('import' in item ? item.import.id : item.capture.id);
