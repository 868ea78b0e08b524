import { useEffect, useMemo, useState } from 'preact/hooks';
import { createRemoteSearch, NOTHING_ASKED, type RemoteQuestion } from '../../utils/library/remote-search';
import { send } from '../../utils/send';

/** So long after the last letter the library is asked, ms; Enter asks at once. */
const REST_MS = 600;
/** Fewer letters say nothing worth a request. */
const LEAST_LETTERS = 3;

/** Asks the library once a person rests or presses Enter. */
export function useRemote(words: string, isPublic: boolean) {
  const [state, setState] = useState(NOTHING_ASKED);
  const ask = useMemo(
    () => createRemoteSearch((said, step) => send('searchLibrary', { words: said, ...step }), setState),
    [],
  );
  const asked = words.trim();
  const isSame = (question: RemoteQuestion | null) => question?.words === asked && question.isPublic === isPublic;
  const askNow = () => {
    if (asked !== '' && !isSame(state.question)) ask({ words: asked, isPublic });
  };
  useEffect(() => {
    if (asked === '') return ask(null);
    if (asked.length < LEAST_LETTERS) return;
    const timer = setTimeout(askNow, REST_MS);
    return () => clearTimeout(timer);
  }, [asked, isPublic]);
  const isCurrent = isSame(state.question);
  return { state: isCurrent ? state : NOTHING_ASKED, askNow };
}
