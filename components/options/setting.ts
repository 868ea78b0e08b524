import { useEffect, useState } from 'preact/hooks';
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

/**
 * A setting as the person sees it, and how to change it: what was just chosen counts from that moment, not from when it
 * was stored. Else a control that is drawn meanwhile jumps back, and the next choice is built on the one before it.
 */
export function useSetting<N extends SettingName>({ name, value, label, onSaved }: FieldProps<N>) {
  const [chosen, setChosen] = useState<{ value: Settings[N] } | null>(null);
  const stored = JSON.stringify(value);
  useEffect(() => setChosen(null), [stored]);
  const choose = async (next: Settings[N]) => {
    setChosen({ value: next });
    try {
      await storeSetting(name, next);
      onSaved(label);
    } catch (error) {
      setChosen(null);
      throw error;
    }
  };
  return [chosen ? chosen.value : value, choose] as const;
}
