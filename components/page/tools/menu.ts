import type { Library } from '../../../utils/captures/types';
import type { Control } from '../control';
import { el } from '../dom';
import type { Panel } from './panel';
import type { Texts } from './tool-texts';

export interface MenuChoice {
  library: Library;
  /** For creators and hashtags: the number of posts that was set. */
  count?: number;
}

const WIDTH = 240;
const HEIGHT = 150;

/** Opens the menu of a control beside it: both libraries, and for creators and hashtags the number of posts. */
export function openMenu(
  panel: Panel,
  texts: Texts,
  control: Control,
  defaultCount: number,
  choose: (choice: MenuChoice) => void,
): void {
  const { left, bottom } = control.button.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, innerWidth - WIDTH - 8));
  const y = Math.max(8, Math.min(bottom + 4, innerHeight - HEIGHT - 8));
  const style = `left:${x}px;top:${y}px;width:${WIDTH}px`;
  const number = el('input', { type: 'number', min: '1', max: '1000', value: String(defaultCount) });
  const hasCount = control.subject.target.kind !== 'post';
  const item = (library: Library) => {
    const button = panel.button(texts[`save_${library}`], () => {
      const count = Math.trunc(number.valueAsNumber);
      panel.close();
      choose({ library, count: hasCount && count >= 1 && count <= 1000 ? count : undefined });
    });
    button.role = 'menuitem';
    return button;
  };
  const first = item('private');
  const menu = el('div', { role: 'menu', 'aria-label': texts.page_menu }, first, item('public'));
  if (hasCount) menu.prepend(el('label', { role: 'none' }, texts.page_menu_count, number));
  menu.style.cssText = style;
  panel.open(menu, first);
}
