import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import type { Save } from '../../utils/library/document';
import { groupHits } from '../../utils/library/group-hits';
import { momentText } from '../../utils/library/moments';
import { MAX_CHAT_VIDEOS } from '../../utils/memories/assumptions';
import { harmless } from '../../utils/text/foreign-text';
import { formatNumber } from '../ui/format';
import { Labelled } from '../ui/labelled';
import { MomentLink } from './moment-link';
import { type Turn, useChat } from './use-chat';

interface Props {
  title: string;
  videoNos: readonly string[];
  saves: readonly Save[];
  /** Saves that fit some words by what is known here, best first. */
  searchLocal(words: string): Promise<readonly Save[]>;
}

/** Questions about saves, answered by the provider's machine. What it says is text, never markup or a link. */
export function ChatPanel({ title, videoNos, saves, searchLocal }: Props) {
  const id = useId();
  const [prompt, setPrompt] = useState('');
  const { turns, ask, stop, isAsking } = useChat(videoNos, searchLocal);
  // Nothing of it is ready: there is nothing to ask about yet.
  const isEmpty = videoNos.length === 0;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isAsking || isEmpty || prompt.trim() === '') return;
    setPrompt('');
    void ask(prompt.trim());
  };
  return (
    <section class="stack chat" aria-label={title}>
      <h3 data-icon="spark">{title}</h3>
      <p class="muted">
        {t(isEmpty ? 'library_not_ready' : 'chat_machine')}
        {videoNos.length > MAX_CHAT_VIDEOS && ` ${t('chat_best', formatNumber(MAX_CHAT_VIDEOS))}`}
      </p>
      {turns.map((turn, i) => (
        <Answer key={`${i} ${turn.prompt}`} turn={turn} saves={saves} />
      ))}
      <form class="row joined" onSubmit={submit}>
        <label for={id} class="visually-hidden">
          {t('chat_prompt')}
        </label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          maxLength={2000}
          placeholder={t('chat_prompt')}
          value={prompt}
          onInput={({ currentTarget }) => setPrompt(currentTarget.value)}
        />
        {isAsking ? (
          <button type="button" onClick={stop}>
            {t('chat_stop')}
          </button>
        ) : (
          <button type="submit" disabled={isEmpty}>
            {t('chat_send')}
          </button>
        )}
      </form>
    </section>
  );
}

function Answer({ turn: { prompt, words, sources, note }, saves }: { turn: Turn; saves: readonly Save[] }) {
  const posts = groupHits(
    sources.map((hit) => ({ ...hit, by: 'audio' as const })),
    saves,
  );
  return (
    <div class="card answer-card">
      <p class="muted wrap">
        <Labelled label={t('chat_you')}>
          <bdi>{prompt}</bdi>
        </Labelled>
      </p>
      {words && (
        <p class="wrap answer">
          <Labelled label={<strong>{t('chat_answer')}</strong>}>
            <bdi>{harmless(words)}</bdi>
          </Labelled>
        </p>
      )}
      <p role="status" class="muted wrap">
        {harmless(note)}
      </p>
      {posts.length > 0 && (
        <ul class="moments" aria-label={t('chat_sources')}>
          {posts.flatMap(({ save, videoNo, moments }) =>
            moments.map(({ second, words: said }) => (
              <li key={`${videoNo} ${second}`}>
                {save?.url ? (
                  <MomentLink url={save.url} second={second} words={said ?? save.title} />
                ) : (
                  <span class="moment">{momentText(second)}</span>
                )}
              </li>
            )),
          )}
        </ul>
      )}
    </div>
  );
}
