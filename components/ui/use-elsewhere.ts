import { useEffect, useState } from 'preact/hooks';
import { NOWHERE, readSavedElsewhere, type SavedElsewhere } from '../../utils/elsewhere/saved-elsewhere';

/** What is probably saved in another browser of the person; nothing until it is read, and where that is not wanted. */
export function useElsewhere(isWanted: boolean): SavedElsewhere {
  const [elsewhere, setElsewhere] = useState<SavedElsewhere>(() => NOWHERE);
  useEffect(() => {
    if (!isWanted) return setElsewhere(() => NOWHERE);
    void readSavedElsewhere().then((read) => setElsewhere(() => read));
  }, [isWanted]);
  return elsewhere;
}
