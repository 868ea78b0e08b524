import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../utils/i18n';
import { bestVideos } from '../../utils/library/chat-videos';
import type { Save } from '../../utils/library/document';
import { MAX_CHAT_VIDEOS } from '../../utils/memories/assumptions';
import { streamChat } from '../../utils/memories/chat';
import { ApiError } from '../../utils/memories/errors';
import type { Hit } from '../../utils/memories/library-schemas';
import { send } from '../../utils/messages/send';
import { readSettings } from '../../utils/settings';
import { readApiKey } from '../../utils/settings/api-key';
import { formatSpan } from '../ui/format';
import { problemOfAsking } from './asking-words';

/** One question with what came of it so far. */
export interface Turn {
  prompt: string;
  words: string;
  sources: readonly Hit[];
  /** What is to be said of it: that it waits, how it ended. */
  note: string;
}

/** Asks about videos, the best fitting ones where there are many, one question at a time. The session goes on for as long as the tab stands. */
export function useChat(videoNos: readonly string[], searchLocal: (words: string) => Promise<readonly Save[]>) {
  const place = `chat ${videoNos.length} ${videoNos.slice(0, MAX_CHAT_VIDEOS).join(' ')}`;
  const [turns, setTurns] = useState<readonly Turn[]>(() => keptIn(place).turns);
  const stopping = useRef<AbortController | null>(null);
  const session = useRef<string | undefined>(keptIn(place).session);
  useEffect(() => {
    // What is still being said is kept when it is said.
    if (turns.length > 0 && !stopping.current) keepIn(place, { turns, session: session.current });
  }, [turns]);
  useEffect(() => () => stopping.current?.abort(), []);

  const change = (part: Partial<Turn> | ((turn: Turn) => Partial<Turn>)) =>
    setTurns((before) =>
      before.map((turn, i) => {
        if (i < before.length - 1) return turn;
        return { ...turn, ...(typeof part === 'function' ? part(turn) : part) };
      }),
    );

  async function ask(prompt: string): Promise<void> {
    if (stopping.current || prompt.trim() === '') return;
    const stop = new AbortController();
    stopping.current = stop;
    setTurns((before) => [...before, { prompt, words: '', sources: [], note: t('chat_thinking') }]);
    try {
      const asked = await chooseVideos(videoNos, prompt, searchLocal);
      stop.signal.throwIfAborted();
      await takeTurn(stop.signal, (waitMs) => change({ note: t('chat_wait', formatSpan(waitMs)) }));
      change({ note: t('chat_thinking') });
      const [apiKey, { apiAddress, namespace }] = await Promise.all([readApiKey(), readSettings()]);
      if (apiKey === '') return change({ note: problemOfAsking({ code: 'no-key' }) });
      const options = {
        fetch: globalThis.fetch.bind(globalThis),
        apiAddress,
        apiKey,
        clock: { now: () => Date.now() },
      };
      const question = { videoNos: asked, prompt, namespace, sessionId: session.current, signal: stop.signal };
      for await (const piece of streamChat(options, question)) {
        if ('sessionId' in piece) session.current = piece.sessionId;
        else if ('sources' in piece) change((turn) => ({ sources: [...turn.sources, ...piece.sources] }));
        else change((turn) => ({ words: turn.words + piece.words, note: '' }));
      }
      change({ note: '' });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'too-many-requests') {
        await send('slowChat', { retryAfterMs: error.retryAfterMs }).catch(() => undefined);
      }
      change((turn) => ({ note: stop.signal.aborted ? t('chat_stopped') : noteOf(error, hasBegun(turn)) }));
    } finally {
      stopping.current = null;
      // Whether something runs is seen by those who draw.
      change({});
    }
  }

  return { turns, ask, stop: () => stopping.current?.abort(), isAsking: stopping.current !== null };
}

interface Talk {
  turns: readonly Turn[];
  session?: string;
}

/** A talk goes on for as long as the tab stands, also when the person was elsewhere in it meanwhile. */
function keptIn(place: string): Talk {
  try {
    return { turns: [], ...JSON.parse(sessionStorage.getItem(place) ?? '{}') };
  } catch {
    return { turns: [] };
  }
}

function keepIn(place: string, talk: Talk): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(talk));
  } catch {
    // Too much of it: then it is forgotten with the page.
  }
}

/** As many videos as a question may be about: of more, those that a search finds for it. */
async function chooseVideos(
  videoNos: readonly string[],
  prompt: string,
  searchLocal: (words: string) => Promise<readonly Save[]>,
): Promise<readonly string[]> {
  if (videoNos.length <= MAX_CHAT_VIDEOS) return videoNos;
  const found = await send('searchLibrary', { words: prompt.slice(0, 500), by: 'clip' }).catch(() => null);
  return bestVideos(videoNos, found?.ok ? found.hits : [], await searchLocal(prompt), MAX_CHAT_VIDEOS);
}

const hasBegun = ({ words, sources }: Turn) => words !== '' || sources.length > 0;

function noteOf(error: unknown, isBegun: boolean): string {
  if (!(error instanceof ApiError)) return t('error_unexpected', String(error));
  if (error.code === 'network' && isBegun) return t('chat_cut');
  return problemOfAsking({ code: error.code === 'duplicate' ? 'server' : error.code, detail: error.detail });
}

/** Waits until a question may leave, telling how long that takes, once a second. */
async function takeTurn(signal: AbortSignal, told: (waitMs: number) => void): Promise<void> {
  for (;;) {
    const { waitMs } = await send('takeChatTurn', {});
    signal.throwIfAborted();
    if (waitMs === 0) return;
    for (let left = waitMs; left > 0; left -= 1000) {
      told(left);
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, 1000)));
      signal.throwIfAborted();
    }
  }
}
