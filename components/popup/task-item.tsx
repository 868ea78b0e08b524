import type { Capture } from '../../utils/captures/types';
import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import { shownStatus, statusNote } from '../../utils/texts';
import { formatDateTime, formatRelative } from '../ui/format';
import { useApiWithheld } from '../ui/site-access';
import { captureLink } from './capture-link';
import { actionsFor, type TaskAction } from './task-actions';

interface Props {
  capture: Capture;
  now: number;
  onAction: (action: TaskAction, capture: Capture) => void;
}

const LABEL = {
  allow: 'task_allow',
  cancel: 'task_cancel',
  retry: 'task_retry',
  remove: 'task_remove',
  delete: 'task_delete',
  'to-public': 'task_to_public',
  'to-private': 'task_to_private',
} as const;

/** One capture: what it is, where it goes, what became of it, and what can be done. */
export function TaskItem({ capture, now, onAction }: Props) {
  const { id, platform, library, createdAt } = capture;
  const url = harmless(capture.url);
  const title = harmless(capture.title ?? '') || url;
  const status = shownStatus(capture);
  const isWithheld = useApiWithheld() && capture.problem?.code === 'network';
  const note = isWithheld ? t('problem_no_access') : harmless(statusNote(capture));
  const link = captureLink(capture);
  const actions = actionsFor(capture);
  return (
    <>
      <span class="task-line">
        {link ? (
          <a id={id} class="task-title" dir="auto" href={link} target="_blank" rel="noreferrer" title={url}>
            {title}
          </a>
        ) : (
          <span id={id} class="task-title" dir="auto">
            {title}
          </span>
        )}
        <span class="status" data-status={status}>
          {t(`status_${status}`)}
        </span>
      </span>
      <span class="task-line muted">
        <span>
          {t(`platform_${platform}`)} · {t(`library_${library}`)} ·{' '}
          <time dateTime={new Date(createdAt).toISOString()} title={formatDateTime(createdAt)}>
            {formatRelative(createdAt, now)}
          </time>
        </span>
        {actions.length > 0 && (
          <span class="task-actions">
            {actions.map((action) => (
              <button
                key={action}
                type="button"
                class="quiet"
                aria-describedby={id}
                onClick={() => onAction(action, capture)}
              >
                {t(LABEL[action])}
              </button>
            ))}
          </span>
        )}
      </span>
      {note && (
        <span class={capture.problem && status === 'failed' ? 'task-note error' : 'task-note muted'}>{note}</span>
      )}
    </>
  );
}
