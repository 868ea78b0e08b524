import type { Capture } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { formatNumber } from '../ui/format';
import { usePublicSaving } from './public-saving';
import { actionsFor, type TaskAction } from './task-actions';

interface Props {
  rows: readonly Capture[];
  /** What is to be done about those of them that it fits. */
  onAction: (action: TaskAction, captures: readonly Capture[]) => void;
  onClear: () => void;
}

const BULK = {
  retry: ['tasks_bulk_retry', 'retry'],
  'to-private': ['tasks_bulk_private', 'lock'],
  'to-public': ['tasks_bulk_public', 'globe'],
  delete: ['tasks_bulk_delete', 'trash'],
  remove: ['tasks_bulk_remove', 'x'],
} as const satisfies Partial<Record<TaskAction, readonly [string, string]>>;

type BulkAction = keyof typeof BULK;

/** What can be done about all that is ticked: each button for those of them that it fits. Export heeds it by itself. */
export function SelectionBar({ rows, onAction, onClear }: Props) {
  const publicSaving = usePublicSaving();
  const fitting = (action: TaskAction) => rows.filter((row) => actionsFor(row, publicSaving).includes(action));
  const actions = (Object.keys(BULK) as BulkAction[])
    .map((action) => ({ action, captures: fitting(action) }))
    .filter(({ captures }) => captures.length > 0);
  return (
    <div role="toolbar" aria-label={t('tasks_selection')} class="row selection">
      <button
        type="button"
        class="sign"
        data-icon="check"
        aria-label={t('tasks_select_clear')}
        title={t('tasks_select_clear')}
        onClick={onClear}
      />
      <p role="status">{t('tasks_selected', formatNumber(rows.length))}</p>
      <span class="row end">
        {actions.map(({ action, captures }) => (
          <button
            key={action}
            type="button"
            class="sign"
            data-icon={BULK[action][1]}
            aria-label={t(BULK[action][0])}
            title={t(BULK[action][0])}
            onClick={() => onAction(action, captures)}
          />
        ))}
      </span>
    </div>
  );
}
