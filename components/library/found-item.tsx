import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { FoundPost, Moment } from '../../utils/library/group-hits';
import { momentText } from '../../utils/library/moments';
import { postIn } from '../../utils/library/post-in';
import { send } from '../../utils/messages/send';
import { harmless } from '../../utils/text/foreign-text';
import { Failure, Told, useAction } from '../ui/action';
import { problemOfAsking } from './asking-words';
import { LibraryPlayer } from './library-player';
import { MomentLink } from './moment-link';
import { SaveFacts } from './save-head';

interface Props {
  post: FoundPost;
  onOpen(key: string, videoNo?: string): void;
}

/** What was found in one video: of a save, or of none of this browser. */
export function FoundItem({ post, onOpen }: Props) {
  const { save, owner = save, videoNo, moments } = post;
  if (!save || !owner) return <StrangeItem post={post} />;
  return (
    <li class="card">
      <button type="button" class="title" onClick={() => onOpen(owner.key, videoNo)}>
        <bdi>{harmless(save.title)}</bdi>
      </button>
      <SaveFacts save={save} />
      <Moments url={save.url} moments={moments} />
    </li>
  );
}

/** A video without a save here: its post, where the library says which that is, else the video itself. */
function StrangeItem({ post: { name, videoNo, moments } }: Pick<Props, 'post'>) {
  const [url, setUrl] = useState(() => postIn(name) ?? undefined);
  const isPublic = videoNo.startsWith('PI-');
  return (
    <li class="card">
      <p class="wrap">
        <bdi>{harmless(name ?? videoNo)}</bdi>
      </p>
      {!url && <p class="muted">{t('library_no_row')}</p>}
      {!url && isPublic && <FindPost videoNo={videoNo} onFound={setUrl} />}
      {!url && <LibraryPlayer videoNo={videoNo} second={moments[0]?.second ?? 0} />}
      <Moments url={url} moments={moments} />
    </li>
  );
}

/** Asks the public library for the address: that costs next to nothing, and a post opens at its second. */
function FindPost({ videoNo, onFound }: { videoNo: string; onFound(url: string): void }) {
  const { run, busy, failure } = useAction(async () => {
    const answer = await send('findPublicPost', { videoNo });
    if (!answer.ok) throw new Told(problemOfAsking({ code: answer.problem, detail: answer.detail }));
    if (answer.url === null) throw new Told(t('library_no_post'));
    onFound(answer.url);
  });
  return (
    <>
      <div class="row">
        <button type="button" data-icon="link" disabled={busy} onClick={() => void run()}>
          {t('library_find_post')}
        </button>
      </div>
      <Failure failure={failure} />
    </>
  );
}

function Moments({ url, moments }: { url: string | undefined; moments: readonly Moment[] }) {
  return (
    <ul class="moments">
      {moments.map(({ second, words, by }) => (
        <li key={second}>
          {url ? (
            <MomentLink url={url} second={second} words={words ?? t(by === 'clip' ? 'library_seen' : 'library_said')} />
          ) : (
            <span class="moment">
              <span class="second">{momentText(second)}</span>
              {words && <bdi>{harmless(words)}</bdi>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
