import { useMemo } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { type FoundPost, groupHits } from '../../utils/library/group-hits';
import { momentText } from '../../utils/library/moments';
import type { RemoteState } from '../../utils/library/remote-search';
import { harmless } from '../../utils/text/foreign-text';
import { problemOfAsking } from './asking-words';
import { LibraryPlayer } from './library-player';
import { MomentLink } from './moment-link';
import { SaveFacts } from './save-head';

interface Props {
  state: RemoteState;
  words: string;
  saves: readonly Save[];
  onOpen(key: string): void;
}

/** What the library found in the videos themselves, by post. */
export function FoundList({ state, words, saves, onOpen }: Props) {
  const posts = useMemo(() => groupHits(state.hits, saves), [state.hits, saves]);
  if (words.trim() === '') return null;
  return (
    <section class="stack">
      <h2>{t('library_found')}</h2>
      <p role="status" class="muted">
        {said(state, posts.length)}
      </p>
      {posts.length > 0 && (
        <ul class="stack" aria-label={t('library_found')}>
          {posts.map((post) => (
            <FoundItem key={post.save?.key ?? post.videoNo} post={post} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function said({ question, asking, problem }: RemoteState, found: number): string {
  if (!question) return t('library_rest_note');
  if (asking) return t('library_asking');
  if (problem) return `${problemOfAsking(problem)} ${t('library_only_local')}`;
  return found === 0 ? t('library_found_none') : '';
}

function FoundItem({ post: { save, name, videoNo, moments }, onOpen }: { post: FoundPost; onOpen(key: string): void }) {
  const { url } = save ?? {};
  return (
    <li class="card">
      {save ? (
        <>
          <button type="button" class="title" onClick={() => onOpen(save.key)}>
            <bdi>{harmless(save.title)}</bdi>
          </button>
          <SaveFacts save={save} />
        </>
      ) : (
        <>
          <p class="wrap">
            <bdi>{harmless(name ?? videoNo)}</bdi>
          </p>
          <p class="muted">{t('library_no_row')}</p>
          {!videoNo.startsWith('PI-') && <LibraryPlayer videoNo={videoNo} second={moments[0]?.second ?? 0} />}
        </>
      )}
      <ul class="moments">
        {moments.map(({ second, words, by }) => (
          <li key={second}>
            {url ? (
              <MomentLink
                url={url}
                second={second}
                words={words ?? t(by === 'clip' ? 'library_seen' : 'library_said')}
              />
            ) : (
              <span class="moment">
                <span class="second">{momentText(second)}</span>
                {words && <bdi>{harmless(words)}</bdi>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
