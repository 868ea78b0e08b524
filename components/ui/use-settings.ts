import { useEffect, useState } from 'preact/hooks';
import { readSettings, type Settings, watchSettings } from '../../utils/settings';

/** The settings in force, kept up to date; null until they are read, unless `first` says what was read just now. */
export function useSettings(): Settings | null;
export function useSettings(first: Settings): Settings;
export function useSettings(first: Settings | null = null): Settings | null {
  const [settings, setSettings] = useState(first);
  useEffect(() => {
    if (!first) void readSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  return settings;
}
