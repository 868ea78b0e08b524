import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ProblemCode } from '../../utils/captures/types';
import {
  createRemoteSearch,
  NOTHING_ASKED,
  type RemoteQuestion,
  type RemoteState,
} from '../../utils/library/remote-search';
import { send } from '../../utils/messages/send';

/** So long after the last letter the library is asked, ms; Enter asks at once. */
const REST_MS = 600;
/** Fewer letters say nothing worth a request. */
const LEAST_LETTERS = 3;

/** Why the library did not answer, where only the person can help. */
export function haltOf({ problem }: RemoteState): ProblemCode | undefined {
  const codes: readonly (ProblemCode | undefined)[] = ['no-credits', 'key-refused', 'account-disabled'];
  return codes.includes(problem?.code) ? problem?.code : undefined;
}

/** Asks the library once a person rests or presses Enter. */
export function useRemote(words: string, isPublic: boolean) {
  const [state, setState] = useState(NOTHING_ASKED);
  const ask = useMemo(
    () => createRemoteSearch((said, step) => send('searchLibrary', { words: said, ...step }), setState),
    [],
  );
  const asked = words.trim();
  const last = useRef<RemoteQuestion | null>(null);
  const isSame = (question: RemoteQuestion | null) => question?.words === asked && question.isPublic === isPublic;
  const put = (question: RemoteQuestion | null) => {
    last.current = question;
    ask(question);
  };
  // Enter asks again what went wrong; the rest after it asks nothing that was asked.
  const askNow = () => {
    if (asked !== '' && (!isSame(last.current) || state.problem)) put({ words: asked, isPublic });
  };
  useEffect(() => {
    if (asked === '') return put(null);
    if (asked.length < LEAST_LETTERS) return;
    const timer = setTimeout(() => {
      if (!isSame(last.current)) put({ words: asked, isPublic });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [asked, isPublic]);
  const isCurrent = isSame(state.question);
  return { state: isCurrent ? state : NOTHING_ASKED, askNow };
}
