import { t } from '../../utils/i18n';
import { FollowItem } from './follow-item';
import { useFollows } from './use-follows';

/** "Following": every creator and hashtag whose newest posts come by themselves. */
export function FollowList() {
  const follows = useFollows();
  if (!follows) return null;
  if (follows.length === 0) return <p class="muted">{t('follow_none')}</p>;
  return (
    <ul class="stack" aria-label={t('follow_title')}>
      {follows.map((follow) => (
        <li key={follow.id} class="card">
          <FollowItem follow={follow} />
        </li>
      ))}
    </ul>
  );
}
