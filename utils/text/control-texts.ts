import { CONTROL_STATES } from '../captures/types';
import { readTexts } from '../i18n';

/** What the controls in pages say: of each state a sentence and a word, and more. */
const CONTROL_KEYS = [
  ...CONTROL_STATES.map((state) => `page_state_${state}` as const),
  ...CONTROL_STATES.map((state) => `page_short_${state}` as const),
  'page_name' as const,
  'page_short_posts' as const,
  'page_hold' as const,
  'page_more' as const,
  'page_select_key' as const,
  'page_collect_idle' as const,
  'page_collect_short' as const,
  'page_outdated' as const,
  'page_select_posts' as const,
];

export type ControlTexts = Readonly<Record<(typeof CONTROL_KEYS)[number], string>>;

/** The worker reads them for all pages: the first text costs each page some 3 ms, when all texts are loaded there. */
export const readControlTexts = (): ControlTexts => readTexts(CONTROL_KEYS);
