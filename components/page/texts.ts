import type { ControlState } from '../../utils/captures/types';
import { type MessageKey, t } from '../../utils/i18n';

const STATES = ['idle', 'queued', 'sending', 'processing', 'ready', 'failed'] as const satisfies ControlState[];

/** What controls say: of each state a sentence and a word, and more. */
const CONTROL_KEYS = [
  ...STATES.map((state) => `page_state_${state}` as const),
  ...STATES.map((state) => `page_short_${state}` as const),
  'page_name' as const,
  'page_collect_idle' as const,
  'page_collect_short' as const,
  'page_outdated' as const,
  'page_select_posts' as const,
  'page_select_name' as const,
];

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
