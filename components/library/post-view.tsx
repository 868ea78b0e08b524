import { harmless } from '../../utils/foreign-text';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { send } from '../../utils/send';
import { ChatPanel } from './chat-panel';
import { NoteForm } from './note-form';
import { SaveFacts } from './save-head';
import { TranscriptPanel } from './transcript-panel';
import { usePlayer } from './use-player';

/** One save: what is said and seen in it, questions about it, and what the person wrote of it. */
export function PostView({ save, saves }: { save: Save; saves: readonly Save[] }) {
  const playing = usePlayer(save.key);
  const [videoNo] = save.videoNos;
  const isReady = save.status === 'ready' && videoNo !== undefined;
  const seek = (second: number) => {
    if (playing) playing.seek(second);
    else if (save.url) void send('openAt', { url: save.url, second });
  };
  return (
    <article class="stack post" aria-label={harmless(save.title)}>
      <h2 class="wrap">
        <bdi>{harmless(save.title)}</bdi>
      </h2>
      <SaveFacts save={save} />
      {save.url && (
        <p class="row">
          <a href={save.url} target="_blank" rel="noreferrer">
            {t('library_open_post')}
          </a>
          {playing && <span class="muted">{t('library_following')}</span>}
        </p>
      )}
      {isReady ? (
        <>
          <TranscriptPanel save={save} videoNo={videoNo} of="speech" playing={playing?.second} onSeek={seek} />
          <TranscriptPanel save={save} videoNo={videoNo} of="scenes" playing={playing?.second} onSeek={seek} />
          <ChatPanel save={save} saves={saves} />
        </>
      ) : (
        <p class="muted">{t('library_not_ready')}</p>
      )}
      <NoteForm key={save.key} save={save} />
    </article>
  );
}
