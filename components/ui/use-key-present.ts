import { useEffect, useState } from 'preact/hooks';
import { readApiKey, watchApiKey } from '../../utils/settings/api-key';

/** Whether a key is set; null until that is known. */
export function useKeyPresent(): boolean | null {
  const [present, setPresent] = useState<boolean | null>(null);
  useEffect(() => {
    void readApiKey().then((key) => setPresent(key !== ''));
    return watchApiKey(setPresent);
  }, []);
  return present;
}
