import type { MessageKey } from '../../utils/i18n';

interface Key {
  /** Each of these does it, as `aria-keyshortcuts` writes them. "Control" is Command on a Mac. */
  strokes: readonly string[];
  /** What it does. */
  text: MessageKey;
}

/**
 * The keys of our own pages beyond those that browsers give every page. Handlers ask `isKey`, and the panel of keys
 * lists the same entries, so what it says works.
 */
export const KEYS = {
  search: { strokes: ['/'], text: 'keys_search' },
  next: { strokes: ['ArrowDown'], text: 'keys_next' },
  previous: { strokes: ['ArrowUp'], text: 'keys_previous' },
  menu: { strokes: ['Shift+F10', 'ContextMenu'], text: 'keys_menu' },
  remove: { strokes: ['Delete'], text: 'keys_remove' },
  undo: { strokes: ['Control+Z'], text: 'page_undo' },
  add: { strokes: ['Control+Enter'], text: 'keys_add' },
  close: { strokes: ['Escape'], text: 'keys_close' },
  help: { strokes: ['?'], text: 'keys_help' },
} as const satisfies Record<string, Key>;

export type KeyName = keyof typeof KEYS;

/** Which of them work on a page, in the order in which they are told. */
export const KEYS_OF = {
  popup: ['search', 'next', 'previous', 'menu', 'remove', 'undo', 'add', 'close', 'help'],
  library: ['search', 'next', 'previous', 'close', 'help'],
} as const satisfies Record<string, readonly KeyName[]>;

export type PageWithKeys = keyof typeof KEYS_OF;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'isComposing'>>;

/** Whether a key that was pressed is one of those. While characters are being put together (IME), it is for that. */
export function isKey(event: Pressed, name: KeyName): boolean {
  return !event.isComposing && KEYS[name].strokes.some((stroke) => fits(event, stroke));
}

function fits({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed, stroke: string): boolean {
  const parts = stroke.split('+');
  const wanted = parts.pop() ?? '';
  // Whether a sign takes Shift depends on the keyboard: `?` does on most.
  const isShiftRight = /^[^\p{L}]$/u.test(wanted) || shiftKey === parts.includes('Shift');
  return (
    key.toLowerCase() === wanted.toLowerCase() &&
    (ctrlKey || metaKey) === parts.includes('Control') &&
    !altKey &&
    isShiftRight
  );
}

/** Whether somebody is writing, so that a letter is a letter. */
export function isTyping({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]')
  );
}
