import { type SettingName, type Settings, sanitiseSettings, withSelectPerSite } from '../settings';
import { parseObject } from '../text/parse-object';

/** What marks a file as ours. */
const FORMAT = 'memories-save-settings';

/** Settings as the text of a file. The API key is no setting and so is never in it. */
export function settingsToFile(settings: Settings): string {
  return `${JSON.stringify({ format: FORMAT, version: 2, settings }, null, 2)}\n`;
}

/** Addresses that something of the person's is sent to: the key, and word of what they save. */
const ADDRESSES = ['apiAddress', 'callbackUrl'] as const;
type Address = (typeof ADDRESSES)[number];

export type ReadSettingsFile =
  | { ok: true; settings: Partial<Settings>; changed: SettingName[]; left: Partial<Pick<Settings, Address>> }
  | { ok: false; reason: 'not-ours' }
  | { ok: false; reason: 'invalid'; names: SettingName[] };

/**
 * Reads such a file; all or nothing. A file from somebody else must not be able to choose where things are sent, so
 * the addresses are left as they are. `left`: those of the file that are others; `changed`: what an import changes.
 */
export function settingsFromFile(text: string, current: Settings): ReadSettingsFile {
  const file = parseObject(text);
  if (file?.format !== FORMAT || typeof file.settings !== 'object' || file.settings === null) {
    return { ok: false, reason: 'not-ours' };
  }
  const { settings, rejected } = sanitiseSettings({ ...current, ...withSelectPerSite(file.settings) });
  if (rejected.length > 0) return { ok: false, reason: 'invalid', names: rejected };
  const differs = (name: SettingName) => JSON.stringify(settings[name]) !== JSON.stringify(current[name]);
  const left = Object.fromEntries(ADDRESSES.filter(differs).map((name) => [name, settings[name]]));
  const { apiAddress, callbackUrl, syncSettings, ...taken } = settings;
  const changed = (Object.keys(taken) as (keyof typeof taken)[]).filter(differs);
  return { ok: true, settings: taken, changed, left };
}
