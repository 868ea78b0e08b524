import { localItem } from '../local/item';

/**
 * The API key. It lives in `storage.local` alone (closed to content scripts by `restrictStorage`), never in the
 * settings, a message, a log or an export.
 */
const item = localItem<string>('apiKey', '');

/** The key, or '' when there is none. */
export async function readApiKey(): Promise<string> {
  const stored: unknown = await item.getValue();
  return typeof stored === 'string' ? stored.trim() : '';
}

/** Stores the key without the white space around it; '' forgets it. */
export async function writeApiKey(key: string): Promise<void> {
  const trimmed = key.trim();
  if (trimmed === '') await item.removeValue();
  else await item.setValue(trimmed);
}

/** Calls back when a key is set, changed or forgotten; says only whether there is one. */
export function watchApiKey(onChange: (present: boolean) => void): () => void {
  return item.watch((key) => onChange(typeof key === 'string' && key.trim() !== ''));
}
