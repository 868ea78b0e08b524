import { storage } from 'wxt/utils/storage';

/**
 * The API key. It lives in `storage.local` alone (closed to content scripts by `restrictStorage`), never in the
 * settings, a message, a log or an export.
 */
const item = storage.defineItem<string>('local:apiKey', { fallback: '' });

/** The key, or '' when there is none. */
export async function readApiKey(): Promise<string> {
  return (await item.getValue()).trim();
}

/** Stores the key without the white space around it; '' forgets it. */
export async function writeApiKey(key: string): Promise<void> {
  const trimmed = key.trim();
  if (trimmed === '') await item.removeValue();
  else await item.setValue(trimmed);
}

/** Calls back when a key is set, changed or forgotten; says only whether there is one. */
export function watchApiKey(onChange: (present: boolean) => void): () => void {
  return item.watch((key) => onChange(Boolean(key?.trim())));
}
