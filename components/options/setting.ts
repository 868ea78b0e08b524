import * as v from 'valibot';
import { type SettingName, type Settings, settingsSchema, writeSettings } from '../../utils/settings';

/** What every field of the options gets. */
export interface FieldProps<N extends SettingName> {
  name: N;
  value: Settings[N];
  label: string;
  hint?: string;
  /** Tells the page that a setting was stored. */
  onSaved: (label: string) => void;
}

/** A typed text as the value of a setting, or null when it is not valid. */
export function parseSetting<N extends SettingName>(name: N, raw: string | number | boolean): Settings[N] | null {
  const parsed = v.safeParse(settingsSchema.entries[name], raw);
  return parsed.success ? (parsed.output as Settings[N]) : null;
}

/** Stores one setting that is known to be valid. */
export async function storeSetting<N extends SettingName>(name: N, value: Settings[N]): Promise<void> {
  await writeSettings({ [name]: value });
}
