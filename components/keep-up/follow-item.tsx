import type { Follow } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import type { FollowAct } from '../../utils/keep-up/follows';
import { send } from '../../utils/messages/send';
import { harmless } from '../../utils/text/foreign-text';
import { Failure, useAction } from '../ui/action';
import { formatDateTime, formatNumber } from '../ui/format';
import { costText } from './words';

/** One thing that is followed: how often, when next, what it costs, and the ways to hold and to end it. */
export function FollowItem({ follow }: { follow: Follow }) {
  const { id, title, url, platform, every, count, paused, nextAt } = follow;
  const { run, busy, failure } = useAction(async (act: FollowAct) => {
    await send('changeFollow', { id, act });
  });
  const acts = [paused ? 'resume' : 'pause', 'stop'] as const;
  const words = { pause: t('queue_pause'), resume: t('queue_resume'), stop: t('follow_stop') };
  return (
    <div class="stack follow">
      <p class="wrap">
        <a id={`follow-${id}`} href={url} target="_blank" rel="noreferrer">
          <bdi>{harmless(title)}</bdi>
        </a>
      </p>
      <p class="muted">
        {[
          t(`platform_${platform}`),
          t(every === 'day' ? 'follow_day' : 'follow_week'),
          `${t('popup_posts_label')}: ${formatNumber(count)}`,
          paused ? t('imports_paused') : t('follow_next', formatDateTime(nextAt)),
        ].join(' · ')}
      </p>
      <p class="muted">{costText(follow)}</p>
      <div class="row">
        {acts.map((act) => (
          <button
            key={act}
            type="button"
            aria-describedby={`follow-${id}`}
            disabled={busy}
            onClick={() => void run(act)}
          >
            {words[act]}
          </button>
        ))}
      </div>
      <Failure failure={failure} />
    </div>
  );
}
