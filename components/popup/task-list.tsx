import { useMemo, useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { formatNumber } from '../ui/format';
import { useNow } from '../ui/use-now';
import { ExportButton } from './export-button';
import { filterCaptures, NO_FILTER } from './filter';
import { FilterBar } from './filter-bar';
import { TaskItem } from './task-item';
import { useTaskActions } from './use-task-actions';
import { WindowedList } from './windowed-list';

/** Height of an item without a note, CSS px. */
const ITEM_HEIGHT = 62;

/** Times are told to the minute. */
const CLOCK_MS = 30_000;

/** Everything that was saved, newest first, with ways to find it, to act on it and to take it elsewhere. */
export function TaskList({ rows, complete }: { rows: readonly Capture[]; complete: boolean }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const shown = useMemo(() => filterCaptures(rows, filter), [rows, filter]);
  const { act, note } = useTaskActions();
  const now = useNow(CLOCK_MS);

  return (
    <section class="stack" aria-labelledby="tasks-heading">
      <div class="row between">
        <h2 id="tasks-heading">{t('tasks_heading')}</h2>
        <p class="muted" role="status">
          {complete && t('tasks_count', formatNumber(shown.length), formatNumber(rows.length))}
        </p>
        <ExportButton captures={shown} complete={complete} />
      </div>
      <FilterBar filter={filter} onChange={setFilter} />
      <p role="status" class={note.bad ? 'error' : 'muted'}>
        {note.text}
      </p>
      {complete && shown.length === 0 && (
        <p class="muted">{filter === NO_FILTER ? t('tasks_empty') : t('tasks_no_match')}</p>
      )}
      <WindowedList label={t('tasks_heading')} items={shown} keyOf={idOf} estimate={ITEM_HEIGHT}>
        {(capture) => <TaskItem capture={capture} now={now} onAction={act} />}
      </WindowedList>
    </section>
  );
}

const idOf = (capture: Capture) => capture.id;
