import { type MessageKey, t } from '../../utils/i18n';

/** What controls say. */
const CONTROL_KEYS = [
  'page_state_idle',
  'page_state_queued',
  'page_state_sending',
  'page_state_processing',
  'page_state_ready',
  'page_state_failed',
  'page_short_idle',
  'page_short_queued',
  'page_short_sending',
  'page_short_processing',
  'page_short_ready',
  'page_short_failed',
  'page_name',
  'page_collect_idle',
  'page_collect_short',
  'page_outdated',
  'page_select_posts',
  'page_select_name',
] as const;

export type ControlTexts = Readonly<Record<(typeof CONTROL_KEYS)[number], string>>;

export const readControlTexts = (): ControlTexts => readTexts(CONTROL_KEYS);

/**
 * Texts by their keys, all read at once: the browser gives none any more after the extension was updated, and then
 * there is still something to say. Values stay as `$1`, `$2` for `fill`.
 */
export function readTexts<K extends MessageKey>(keys: readonly K[]): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, t(key, '$1', '$2')])) as Record<K, string>;
}

/** Puts values into a text. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\$(\d)/g, (_, n) => String(values[n - 1] ?? ''));
}
