import type { QueueSummary } from '../../utils/captures/read';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { Failure, useAction } from '../ui/action';
import { formatDateTime, formatNumber, formatSpan } from '../ui/format';
import { useNow } from '../ui/use-now';

/** Short links are followed at most 20 a minute, ms for each. */
const LINK_MS = 3000;

/** From so long on it is said when all that waits will be sent; before, the next batch says enough. */
const LONG_MS = 2 * 60_000;

const TROUBLE_TEXTS = { faults: 'queue_troubled', shared: 'queue_shared' } as const;

/** What waits and when the next request leaves, with the way to hold it up. */
export function QueueLine({ queue }: { queue: QueueSummary }) {
  const { waiting, paused, nextRequestAt, halt, resolving, trouble, cappedUntil, waitMs } = queue;
  const { run, busy, failure } = useAction(async () => {
    await send('setPaused', { paused: !paused });
  });
  return (
    <footer class="queue">
      <p role="status" data-icon={paused ? 'pause' : waiting > 0 ? 'clock' : 'check'}>
        {paused
          ? t('queue_paused', formatNumber(waiting))
          : waiting > 0
            ? t('queue_waiting', formatNumber(waiting))
            : t('queue_idle')}
      </p>
      {waitMs >= LONG_MS && waiting > 0 && !paused && !halt && cappedUntil === undefined && (
        <p class="muted more">{t('page_queued_span', formatSpan(waitMs))}</p>
      )}
      {resolving > 0 && (
        <p class="muted more">{t('queue_resolving', formatNumber(resolving), formatSpan(resolving * LINK_MS))}</p>
      )}
      {trouble && !paused && !halt && <p class="notice">{t(TROUBLE_TEXTS[trouble])}</p>}
      {cappedUntil !== undefined && !paused && !halt && <Capped until={cappedUntil} />}
      {nextRequestAt !== undefined && waiting > 0 && !paused && !halt && <Countdown to={nextRequestAt} />}
      <button
        type="button"
        class="quiet"
        data-icon={paused ? 'play' : 'pause'}
        disabled={busy}
        onClick={() => void run()}
      >
        {paused ? t('queue_resume') : t('queue_pause')}
      </button>
      <Failure failure={failure} />
    </footer>
  );
}

/** The cap of the day holds what waits. */
function Capped({ until }: { until: number }) {
  return (
    <p role="status" class="notice">
      {t('queue_capped', formatDateTime(until))}{' '}
      <a href="/options.html#sending" target="_blank" rel="noreferrer">
        {t('alert_options')}
      </a>
    </p>
  );
}

/** Outside of the status region, so that it isn't read out each second. */
function Countdown({ to }: { to: number }) {
  const left = to - useNow(1000);
  return <span class="muted countdown">{left > 0 ? t('queue_next', formatSpan(left)) : t('queue_now')}</span>;
}
