import { type Capture, OPEN_STATUSES } from '../../utils/captures/types';
import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import { type ShownStatus, shownStatus, statusNote } from '../../utils/texts';
import { formatDateTime, formatNumber, formatRelative } from '../ui/format';
import { signOf } from '../ui/sign';
import { useApiWithheld } from '../ui/site-access';
import { captureLink } from './capture-link';
import { captureTitle } from './capture-title';
import { actionsFor, type TaskAction } from './task-actions';

interface Props {
  capture: Capture;
  now: number;
  selected: boolean;
  onAction: (action: TaskAction, capture: Capture) => void;
  /** `range`: all between the last one that was ticked and this. */
  onSelect: (capture: Capture, range: boolean) => void;
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

/** What a person most likely wants to do is said in a word; all else is a sign until its row is pointed at. */
const IN_WORDS: readonly TaskAction[] = ['allow', 'cancel', 'retry'];

const ACTION_ICON = {
  remove: 'x',
  delete: 'trash',
  'to-public': 'globe',
  'to-private': 'lock',
} as const;

const STATUS_ICON: Record<ShownStatus, string> = {
  queued: 'clock',
  sending: 'send',
  downloading: 'down',
  indexing: 'spark',
  ready: 'check',
  failed: 'alert',
  cancelled: 'stop',
};

/** One capture: what it is, where it goes, what became of it, and what can be done. */
export function TaskItem({ capture, now, selected, onAction, onSelect }: Props) {
  const { id, platform, library } = capture;
  const title = captureTitle(capture);
  const status = shownStatus(capture);
  const isWithheld = useApiWithheld() && capture.problem?.code === 'network';
  const note = isWithheld ? t('problem_no_access') : harmless(statusNote(capture));
  const link = captureLink(capture);
  return (
    <>
      <input
        type="checkbox"
        class="thumb"
        data-site={platform}
        data-icon={signOf(capture)}
        aria-label={t('tasks_select_one', title)}
        checked={selected}
        onClick={({ shiftKey }) => onSelect(capture, shiftKey)}
      />
      {link ? (
        <a
          id={id}
          class="task-title"
          dir="auto"
          href={link}
          target="_blank"
          rel="noreferrer"
          title={harmless(capture.url)}
        >
          {title}
        </a>
      ) : (
        <span id={id} class="task-title" dir="auto">
          {title}
        </span>
      )}
      <span class="status" data-status={status} data-icon={STATUS_ICON[status]}>
        {t(`status_${status}`)}
      </span>
      <span class="task-meta" data-icon={library === 'public' ? 'globe' : 'lock'}>
        {wherefrom(capture)}
        <Time at={capture.createdAt} now={now} />
      </span>
      <Actions capture={capture} onAction={onAction} />
      {note && (
        <span class={capture.problem && !OPEN_STATUSES.includes(capture.status) ? 'task-note error' : 'task-note'}>
          {note}
        </span>
      )}
    </>
  );
}

function Actions({ capture, onAction }: Pick<Props, 'capture' | 'onAction'>) {
  return (
    <span class="task-actions">
      {actionsFor(capture).map((action) => (
        <button
          key={action}
          type="button"
          {...(isSign(action)
            ? {
                class: 'sign',
                'data-icon': ACTION_ICON[action],
                'aria-label': t(LABEL[action]),
                title: t(LABEL[action]),
              }
            : { class: 'quiet' })}
          aria-describedby={capture.id}
          onClick={() => onAction(action, capture)}
        >
          {isSign(action) ? null : t(LABEL[action])}
        </button>
      ))}
    </span>
  );
}

const isSign = (action: TaskAction): action is keyof typeof ACTION_ICON => !IN_WORDS.includes(action);

function Time({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {formatRelative(at, now)}
    </time>
  );
}

/** "mila · TikTok · Private · ", with the number of posts where there are many. */
function wherefrom({ kind, author, platform, library, count }: Capture): string {
  const parts = [
    kind === 'post' && author ? harmless(author) : '',
    t(`platform_${platform}`),
    t(`library_${library}`),
    count === undefined ? '' : t('tasks_posts', formatNumber(count)),
    '',
  ];
  return parts.filter((part, i) => part || i === parts.length - 1).join(' · ');
}
