import { t } from '../../utils/i18n';
import { openLibraryDb } from '../../utils/library/db';
import type { Save } from '../../utils/library/document';
import { send } from '../../utils/messages/send';
import { ChatPanel } from './chat-panel';
import { CopyForAssistant } from './copy-for-assistant';
import { TranscriptPanel } from './transcript-panel';
import { usePlayer } from './use-player';

interface Props {
  /** With one video. */
  save: Save;
  saves: readonly Save[];
  searchLocal(words: string): Promise<readonly Save[]>;
}

/** The way to the post of a video, and what is said and seen in it, going with it where it plays. */
export function VideoLines({ save }: Pick<Props, 'save'>) {
  const playing = usePlayer(save.key);
  const [videoNo] = save.videoNos;
  const seek = (second: number) => {
    if (playing) playing.seek(second);
    else if (save.url) void send('openAt', { url: save.url, second });
  };
  const isReady = save.status === 'ready' && videoNo !== undefined;
  return (
    <>
      {save.url && (
        <p class="row">
          <a href={save.url} target="_blank" rel="noreferrer">
            {t('library_open_post')}
          </a>
          <span class="muted">{playing ? t('library_following') : t('library_post_gone')}</span>
        </p>
      )}
      {isReady && (
        <>
          <TranscriptPanel save={save} videoNo={videoNo} of="speech" playing={playing?.second} onSeek={seek} />
          <TranscriptPanel save={save} videoNo={videoNo} of="scenes" playing={playing?.second} onSeek={seek} />
        </>
      )}
    </>
  );
}

/** One video of a save of several: what is said and seen in it, and questions about it alone. */
export function VideoView({ save, saves, searchLocal }: Props) {
  return (
    <div class="stack">
      <VideoLines save={save} />
      {save.status === 'ready' ? (
        <>
          <ChatPanel title={t('chat_title')} videoNos={save.videoNos} saves={saves} searchLocal={searchLocal} />
          <div class="row">
            <CopyForAssistant saves={[save]} db={openLibraryDb} />
          </div>
        </>
      ) : (
        <p class="muted">{t(save.status === 'failed' ? 'status_failed' : 'library_not_ready')}</p>
      )}
    </div>
  );
}
