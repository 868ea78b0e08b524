import { captureTitle } from '../../utils/captures/title';
import { type Capture, OPEN_STATUSES } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { harmless } from '../../utils/text/foreign-text';
import { type ShownStatus, shownStatus, statusNote } from '../../utils/text/texts';
import { Facts } from '../ui/facts';
import { formatDateTime, formatNumber, formatRelative } from '../ui/format';
import { signOf } from '../ui/sign';
import { useApiWithheld } from '../ui/site-access';
import { pictured, usePicture } from '../ui/use-picture';
import { captureLink } from './capture-link';
import { canOpenInLibrary, openInLibrary } from './open-in-library';
import { usePublicSaving } from './public-saving';
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
      <span class="task-row">
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
      </span>
      <span class="task-row">
        <span class="task-meta" data-icon={library === 'public' ? 'globe' : 'lock'}>
          <Facts of={factsOf(capture)} /> · <Time at={capture.createdAt} now={now} />
        </span>
        <Actions capture={capture} onAction={onAction} onCopied={onCopied} />
      </span>
      {note && (
        <span class={capture.problem && !OPEN_STATUSES.includes(capture.status) ? 'task-note error' : 'task-note'}>
          {note}
        </span>
      )}
    </>
  );
}

function Actions({ capture, onAction, onCopied }: Pick<Props, 'capture' | 'onAction' | 'onCopied'>) {
  const actions = actionsFor(capture, usePublicSaving());
  return (
    <span class="task-actions">
      {canOpenInLibrary(capture) && (
        <button type="button" class="quiet" aria-describedby={capture.id} onClick={() => openInLibrary(capture)}>
          {t('task_open')}
        </button>
      )}
      {actions.filter(isInWords).map((action) => (
        <button
          key={action}
          type="button"
          class="quiet"
          aria-describedby={capture.id}
          onClick={() => onAction(action, capture)}
        >
          {t(ACTION_TEXT[action])}
        </button>
      ))}
      <span class="task-signs">
        {actions
          .filter((action) => !isInWords(action))
          .map((action) => (
            <button
              key={action}
              type="button"
              class="sign"
              data-icon={ACTION_ICON[action]}
              aria-label={t(ACTION_TEXT[action])}
              title={t(ACTION_TEXT[action])}
              aria-describedby={capture.id}
              onClick={() => onAction(action, capture)}
            />
          ))}
      </span>
      <RowMenu capture={capture} onAction={onAction} onCopied={onCopied} />
    </span>
  );
}

const isInWords = (action: TaskAction) => IN_WORDS.includes(action);

function Time({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDateTime(at)}>
      {formatRelative(at, now)}
    </time>
  );
}

/** Whose it is, from where and whither, with the number of posts where there are many. */
function factsOf({ kind, author, platform, library, count, videos = [] }: Capture): string[] {
  const ready = videos.filter(({ state }) => state === 'ready').length;
  const posts = (of: number) =>
    ready > 0 ? t('tasks_posts_of', formatNumber(ready), formatNumber(of)) : t('tasks_posts', formatNumber(of));
  return [
    kind === 'post' && author ? harmless(author) : '',
    t(`platform_${platform}`),
    t(`library_${library}`),
    count === undefined ? '' : posts(count),
  ];
}
