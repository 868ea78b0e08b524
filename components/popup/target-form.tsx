import { useId, useState } from 'preact/hooks';
import type { Library } from '../../utils/captures/types';
import { t } from '../../utils/i18n';
import { canImportHashtag } from '../../utils/platforms/capabilities';
import { keyOf, pageUrlOf, type Target } from '../../utils/platforms/index';
import type { Settings } from '../../utils/settings';
import { FollowForm } from '../keep-up/follow-form';
import { signOf } from '../ui/sign';
import { useElsewhere } from '../ui/use-elsewhere';
import { pictured, usePicture } from '../ui/use-picture';
import { useKeyState } from './use-page';

interface Props {
  target: Target;
  title: string | undefined;
  settings: Settings;
  busy: boolean;
  onSave: (library: Library, count?: number) => void;
}

/** One thing that a page shows, what is known of it, and the ways to save it. */
export function TargetForm({ target, title, settings, busy, onSave }: Props) {
  const known = useKeyState(target);
  const elsewhere = useElsewhere(settings.shareSaved);
  const picture = usePicture(keyOf(target), known);
  const collects = target.kind === 'hashtag' && !canImportHashtag[target.platform];

  return (
    <div class="target">
      <span class="thumb large" data-site={target.platform} data-icon={signOf(target)} {...pictured(picture)} />
      <p class="target-title" title={title ?? target.url}>
        <bdi>{title ?? target.url}</bdi>
      </p>
      <p class="muted">
        {t(`platform_${target.platform}`)} · {t(`kind_${target.kind}`)}
        {known && ` · ${t('text_labelled', t(`library_${known.library}`), t(`popup_state_${known.state}`))}`}
        {!known && elsewhere(keyOf(target)) && ` · ${t('elsewhere_probably')}`}
      </p>
      {collects ? (
        <p class="target-rest muted">{t('popup_collect_hint')}</p>
      ) : (
        <SaveButtons target={target} settings={settings} busy={busy} onSave={onSave} />
      )}
      {target.kind !== 'post' && !collects && <FollowPart target={target} title={title} settings={settings} />}
    </div>
  );
}

/** The two ways to save, and how many posts where there are many. */
function SaveButtons({ target, settings, busy, onSave }: Omit<Props, 'title'>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const preset = target.kind === 'creator' ? settings.postsPerCreator : settings.postsPerHashtag;
  const count = target.kind === 'post' ? undefined : Number(typed ?? preset);
  const invalid = count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 1000);

  return (
    <>
      {count !== undefined && (
        <div class="row target-rest">
          <label for={id}>{t('popup_posts_label')}</label>
          <input
            id={id}
            class="count"
            type="number"
            min={1}
            max={1000}
            value={typed ?? preset}
            aria-invalid={invalid}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {invalid && <span class="error">{t('popup_posts_invalid')}</span>}
        </div>
      )}
      <div class="row target-rest">
        <button type="button" class="primary" disabled={busy || invalid} onClick={() => onSave('private', count)}>
          {t('save_private')}
        </button>
        {settings.publicSaving && (
          <button type="button" disabled={busy || invalid} onClick={() => onSave('public', count)}>
            {t('save_public')}
          </button>
        )}
      </div>
    </>
  );
}

/** The way to have the newest posts come by themselves; drawn once it is wanted. */
function FollowPart({ target, title, settings }: Pick<Props, 'target' | 'title' | 'settings'>) {
  const [isOpen, setOpen] = useState(false);
  const count = target.kind === 'creator' ? settings.postsPerCreator : settings.postsPerHashtag;
  return (
    <details class="target-rest" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('follow_start')}</summary>
      {isOpen && <FollowForm target={{ key: keyOf(target), url: pageUrlOf(target) }} title={title} count={count} />}
    </details>
  );
}
