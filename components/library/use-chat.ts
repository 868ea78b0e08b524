import { useEffect, useRef, useState } from 'preact/hooks';
import { readApiKey } from '../../utils/api-key';
import { t } from '../../utils/i18n';
import { streamChat } from '../../utils/memories/chat';
import { ApiError } from '../../utils/memories/errors';
import type { Hit } from '../../utils/memories/library-schemas';
import { send } from '../../utils/send';
import { readSettings } from '../../utils/settings';
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

/** Asks about videos, one question at a time. The session goes on for as long as the page stands. */
export function useChat(videoNos: readonly string[]) {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const stopping = useRef<AbortController | null>(null);
  const session = useRef<string>(undefined);
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
      const question = { videoNos, prompt, namespace, sessionId: session.current, signal: stop.signal };
      for await (const piece of streamChat(options, question)) {
        if ('sessionId' in piece) session.current = piece.sessionId;
        else if ('sources' in piece) change((turn) => ({ sources: [...turn.sources, ...piece.sources] }));
        else change((turn) => ({ words: turn.words + piece.words, note: '' }));
      }
      change({ note: '' });
    } catch (error) {
      change((turn) => ({ note: stop.signal.aborted ? t('chat_stopped') : noteOf(error, turn.words !== '') }));
    } finally {
      stopping.current = null;
      // Whether something runs is seen by those who draw.
      change({});
    }
  }

  return { turns, ask, stop: () => stopping.current?.abort(), isAsking: stopping.current !== null };
}

function noteOf(error: unknown, hasBegun: boolean): string {
  if (!(error instanceof ApiError)) return t('error_unexpected', String(error));
  if (error.code === 'network' && hasBegun) return t('chat_cut');
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
