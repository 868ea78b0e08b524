import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { videosOf } from '../../utils/library/chat-videos';
import { openLibraryDb } from '../../utils/library/db';
import { type Save, sameCreator } from '../../utils/library/document';
import { hasParts, videosToShow } from '../../utils/library/parts';
import { canImportHashtag } from '../../utils/platforms/capabilities';
import type { PlatformId } from '../../utils/platforms/index';
import { harmless, shownAddress } from '../../utils/text/foreign-text';
import { FollowForm } from '../keep-up/follow-form';
import { formatNumber } from '../ui/format';
import { useSettings } from '../ui/use-settings';
import { ChatPanel } from './chat-panel';
import { CopyForAssistant } from './copy-for-assistant';
import { NoteForm } from './note-form';
import { SaveFacts } from './save-head';
import { VideoList } from './video-list';
import { VideoLines } from './video-view';

interface Props {
  save: Save;
  saves: readonly Save[];
  /** Of a save of several videos the one that is meant. */
  video?: string;
  searchLocal(words: string): Promise<readonly Save[]>;
}

/** One save: what is said and seen in it, questions about it, and what the person wrote of it. */
export function PostView({ save, saves, video, searchLocal }: Props) {
  const [of, setOf] = useState<'post' | 'creator'>('post');
  const isReady = save.status === 'ready' && save.videoNos.length > 0;
  const fellows = sameCreator(save, saves);
  const chat = { saves, searchLocal };
  const name = harmless(save.author ?? save.title);
  return (
    <article class="stack post" aria-label={harmless(save.title)}>
      <h2 class="wrap">
        <bdi>{harmless(save.title)}</bdi>
      </h2>
      <SaveFacts save={save} />
      {hasParts(save) ? <ListLink save={save} /> : <VideoLines save={save} />}
      {isReady ? (
        <>
          {hasParts(save) && (
            <VideoList key={video} save={save} saves={saves} first={video} searchLocal={searchLocal} />
          )}
          {of === 'post' || save.kind !== 'post' ? (
            <ChatPanel
              key="post"
              title={save.kind === 'post' ? t('chat_title') : t('chat_creator', name)}
              videoNos={save.kind === 'creator' ? videosOf(fellows) : videosToShow(save)}
              {...chat}
            />
          ) : (
            <ChatPanel key="creator" title={t('chat_creator', name)} videoNos={videosOf(fellows)} {...chat} />
          )}
          <div class="row">
            {save.kind === 'post' && fellows.length > 1 && (
              <button
                type="button"
                aria-pressed={of === 'creator'}
                onClick={() => setOf(of === 'post' ? 'creator' : 'post')}
              >
                {t('chat_creator', name)} <span class="muted">{formatNumber(fellows.length)}</span>
              </button>
            )}
            <CopyForAssistant saves={[save]} db={openLibraryDb} />
          </div>
        </>
      ) : (
        <p class="muted">{t('library_not_ready')}</p>
      )}
      <NoteForm key={save.key} save={save} />
      <Follow save={save} />
    </article>
  );
}

/** The way to what a save of several videos is of. */
function ListLink({ save: { url } }: Pick<Props, 'save'>) {
  if (!url) return null;
  return (
    <p>
      <a href={url} target="_blank" rel="noreferrer">
        <bdi>{shownAddress(url)}</bdi>
      </a>
    </p>
  );
}

/** For what has newest posts. */
function Follow({ save: { kind, platform, key, url, title } }: { save: Save }) {
  const settings = useSettings();
  const canFollow = kind === 'creator' || (kind === 'hashtag' && canImportHashtag[platform as PlatformId]);
  if (!url || !settings || !canFollow) return null;
  const count = kind === 'creator' ? settings.postsPerCreator : settings.postsPerHashtag;
  return (
    <section class="stack" aria-label={t('follow_title')}>
      <h3>{t('follow_title')}</h3>
      <FollowForm target={{ key, url }} title={title} count={count} />
    </section>
  );
}
