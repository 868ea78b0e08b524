import { useEffect, useState } from 'preact/hooks';
import { readSettings, type Settings, watchSettings } from '../../utils/settings';

/** The settings in force, kept up to date; null until they are read. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    void readSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}
