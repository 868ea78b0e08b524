import { useId, useState } from 'preact/hooks';
import type { FollowEvery } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { send } from '../../utils/messages/send';
import { Failure, useAction } from '../ui/action';
import { FolderChoice } from '../ui/folder-choice';
import { FollowItem } from './follow-item';
import { useFollows } from './use-follows';
import { costText } from './words';

interface Props {
  /** What may be followed. */
  target: { key: string; url: string };
  title: string | undefined;
  /** How many posts the settings take of such a thing. */
  count: number;
}

/** Has the newest posts of a creator or hashtag saved by itself, and says before what that costs. */
export function FollowForm({ target: { key, url }, title, count: preset }: Props) {
  const id = useId();
  const known = useFollows()?.find((follow) => follow.key === key);
  const [every, setEvery] = useState<FollowEvery>('week');
  const [count, setCount] = useState(preset);
  const [folder, setFolder] = useState<string>();
  const isValid = Number.isInteger(count) && count >= 1 && count <= 1000;
  const { run, busy, failure } = useAction(async () => {
    await send('follow', { url, title, every, count, ...(folder && { folder }) });
  });
  if (known) return <FollowItem follow={known} />;
  return (
    <div class="stack follow-form">
      <p class="muted">{t('follow_hint')}</p>
      <div class="row">
        <label for={`${id}-every`}>{t('follow_every')}</label>
        <select
          id={`${id}-every`}
          value={every}
          onChange={({ currentTarget }) => setEvery(currentTarget.value === 'day' ? 'day' : 'week')}
        >
          <option value="day">{t('follow_day')}</option>
          <option value="week">{t('follow_week')}</option>
        </select>
        <label for={`${id}-count`}>{t('popup_posts_label')}</label>
        <input
          id={`${id}-count`}
          class="count"
          type="number"
          min={1}
          max={1000}
          value={count}
          aria-invalid={!isValid}
          onInput={({ currentTarget }) => setCount(currentTarget.valueAsNumber)}
        />
      </div>
      <FolderChoice value={folder ?? ''} onChange={setFolder} />
      <p class={isValid ? 'muted' : 'error'} role="status">
        {isValid ? costText({ every, count }) : t('popup_posts_invalid')}
      </p>
      <div class="row">
        <button type="button" class="primary" data-icon="clock" disabled={busy || !isValid} onClick={() => void run()}>
          {t('follow_start')}
        </button>
      </div>
      <Failure failure={failure} />
    </div>
  );
}
