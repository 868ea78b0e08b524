import { type Capture, OPEN_STATUSES } from '../../utils/captures/types';
import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import { type ShownStatus, shownStatus, statusNote } from '../../utils/texts';
import { formatDateTime, formatNumber, formatRelative } from '../ui/format';
import { signOf } from '../ui/sign';
import { useApiWithheld } from '../ui/site-access';
import { pictured, usePicture } from '../ui/use-picture';
import { captureLink } from './capture-link';
import { captureTitle } from './capture-title';
import { canOpenInLibrary, openInLibrary } from './open-in-library';
import { RowMenu } from './row-menu';
import { ACTION_ICON, ACTION_TEXT, actionsFor, type TaskAction } from './task-actions';

interface Props {
  capture: Capture;
  now: number;
  selected: boolean;
  /** Changes whenever the list was read anew. */
  reading: unknown;
  onAction: (action: TaskAction, capture: Capture) => void;
  onCopied: () => void;
  /** `range`: all between the last one that was ticked and this. */
  onSelect: (capture: Capture, range: boolean) => void;
}

/** What a person most likely wants to do is said in a word; all else is a sign until its row is pointed at. */
const IN_WORDS: readonly TaskAction[] = ['allow', 'cancel', 'retry'];

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
export function TaskItem({ capture, now, selected, reading, onAction, onCopied, onSelect }: Props) {
  const { id, platform, library } = capture;
  const title = captureTitle(capture);
  const status = shownStatus(capture);
  const isWithheld = useApiWithheld() && capture.problem?.code === 'network';
  const note = isWithheld ? t('problem_no_access') : harmless(statusNote(capture));
  const link = captureLink(capture);
  const picture = usePicture(capture.key, reading);
  return (
    <>
      <input
        type="checkbox"
        class="thumb"
        data-site={platform}
        data-icon={signOf(capture)}
        {...pictured(selected ? null : picture)}
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
      <Actions capture={capture} onAction={onAction} onCopied={onCopied} />
      {note && (
        <span class={capture.problem && !OPEN_STATUSES.includes(capture.status) ? 'task-note error' : 'task-note'}>
          {note}
        </span>
      )}
    </>
  );
}

function Actions({ capture, onAction, onCopied }: Pick<Props, 'capture' | 'onAction' | 'onCopied'>) {
  return (
    <span class="task-actions">
      {canOpenInLibrary(capture) && (
        <button type="button" class="quiet" aria-describedby={capture.id} onClick={() => openInLibrary(capture)}>
          {t('task_open')}
        </button>
      )}
      {actionsFor(capture).map((action) => (
        <button
          key={action}
          type="button"
          {...(isSign(action)
            ? {
                class: 'sign',
                'data-icon': ACTION_ICON[action],
                'aria-label': t(ACTION_TEXT[action]),
                title: t(ACTION_TEXT[action]),
              }
            : { class: 'quiet' })}
          aria-describedby={capture.id}
          onClick={() => onAction(action, capture)}
        >
          {isSign(action) ? null : t(ACTION_TEXT[action])}
        </button>
      ))}
      <RowMenu capture={capture} onAction={onAction} onCopied={onCopied} />
    </span>
  );
}

const isSign = (action: TaskAction) => !IN_WORDS.includes(action);

function Time({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {formatRelative(at, now)}
    </time>
  );
}

/** "mila · TikTok · Private · ", with the number of posts where there are many. */
function wherefrom({ kind, author, platform, library, count, videos = [] }: Capture): string {
  const ready = videos.filter(({ state }) => state === 'ready').length;
  const parts = [
    kind === 'post' && author ? harmless(author) : '',
    t(`platform_${platform}`),
    t(`library_${library}`),
    count === undefined
      ? ''
      : ready > 0
        ? t('tasks_posts_of', formatNumber(ready), formatNumber(count))
        : t('tasks_posts', formatNumber(count)),
    '',
  ];
  return parts.filter((part, i) => part || i === parts.length - 1).join(' · ');
}
