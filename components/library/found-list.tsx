import { useMemo } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { groupHits } from '../../utils/library/group-hits';
import type { RemoteState } from '../../utils/library/remote-search';
import { problemOfAsking } from './asking-words';
import { FoundItem } from './found-item';

interface Props {
  state: RemoteState;
  words: string;
  saves: readonly Save[];
  onOpen(key: string, videoNo?: string): void;
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
