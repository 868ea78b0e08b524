import { type SettingName, type Settings, sanitiseSettings } from './settings';

/** What marks a file as ours. */
const FORMAT = 'memories-save-settings';

/** Settings as the text of a file. The API key is no setting and so is never in it. */
export function settingsToFile(settings: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, settings }, null, 2)}\n`;
}

export type ReadSettingsFile =
  | { ok: true; settings: Partial<Settings>; addressLeft: string | null }
  | { ok: false; reason: 'not-ours' }
  | { ok: false; reason: 'invalid'; names: SettingName[] };

/**
 * Reads such a file; all or nothing. The API address is left as it is: the key goes to it, so a file from
 * somebody else must not be able to choose it. `addressLeft` says which address that was, if it is another one.
 */
export function settingsFromFile(text: string, current: Settings): ReadSettingsFile {
  const file = parseObject(text);
  if (file?.format !== FORMAT || typeof file.settings !== 'object' || file.settings === null) {
    return { ok: false, reason: 'not-ours' };
  }
  const { settings, rejected } = sanitiseSettings({ ...current, ...file.settings });
  if (rejected.length > 0) return { ok: false, reason: 'invalid', names: rejected };
  const { apiAddress, ...rest } = settings;
  return { ok: true, settings: rest, addressLeft: apiAddress === current.apiAddress ? null : apiAddress };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
