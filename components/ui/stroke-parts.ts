import { type MessageKey, t } from '../../utils/i18n';

/** What keyboards have printed on them, where that is no word. */
const SIGNS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** What keyboards of a language have printed on them. */
const WORDS: Record<string, MessageKey> = {
  Control: 'key_control',
  Ctrl: 'key_control',
  Shift: 'key_shift',
  Delete: 'key_delete',
  Enter: 'key_enter',
  ContextMenu: 'key_menu',
};

/** The keys of a stroke such as "Control+Enter", as people know them. */
export function strokeParts(stroke: string, isMac = /Mac/.test(navigator.platform)): string[] {
  return stroke.split('+').map((part) => {
    if (isMac && part === 'Control') return '⌘';
    const word = WORDS[part];
    return word ? t(word) : (SIGNS[part] ?? part);
  });
}
