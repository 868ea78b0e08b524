import { readTexts } from '../texts';

const TOOL_KEYS = [
  'page_state_queued',
  'page_state_sending',
  'page_state_processing',
  'page_collect_progress',
  'page_collect_stop',
  'page_collect_none',
  'page_queued_private',
  'page_queued_public',
  'page_undo',
  'page_undone',
  'page_undo_late',
  'page_retrying',
  'page_open_options',
  'page_paused',
  'page_outdated',
  'page_failed',
  'page_unsaved',
  'page_gone',
  'page_menu',
  'page_menu_count',
  'page_panel',
  'page_already',
  'receipt_again',
  'save_private',
  'save_public',
  'save_public_title',
  'save_public_text',
  'save_public_confirm',
  'dialog_cancel',
] as const;

/** What the tools say. */
export type Texts = Readonly<Record<(typeof TOOL_KEYS)[number], string>>;

export const readToolTexts = (): Texts => readTexts(TOOL_KEYS);
