import { el } from '../dom';
import type { Subject } from '../subject';
import type { Panel } from './panel';
import type { Texts } from './tool-texts';

/** One thing that the menu of a control offers. */
export interface Choice {
  label: string;
  /** `count`: the number of posts that stands in the menu, where it has one. */
  run(count?: number): void;
}

export interface MenuContents {
  /** A sentence above the choices, such as why something failed. */
  note?: string;
  /** For creators and hashtags: how many posts are meant. */
  count?: number;
  choices: readonly Choice[];
}

const WIDTH = 260;
const ROW = 40;

/** How many posts one import may ask for. */
const MOST_POSTS = 1000;

/** What the menu of a control has a number for. */
export const hasCount = ({ target }: Subject) => target.kind !== 'post';

/** Opens a menu beside a button, that of a control or another. */
export function openMenu(panel: Panel, texts: Texts, beside: Element, { note, count, choices }: MenuContents): void {
  const number = el('input', { type: 'number', min: '1', max: `${MOST_POSTS}`, value: `${count}` });
  const posts = () => {
    const typed = Math.trunc(number.valueAsNumber);
    return count !== undefined && typed >= 1 && typed <= MOST_POSTS ? typed : undefined;
  };
  const items = choices.map(({ label, run }) => {
    const button = panel.button(label, () => {
      const wanted = posts();
      panel.close();
      run(wanted);
    });
    button.role = 'menuitem';
    return button;
  });
  const box = el('div', { class: 'menu' }, el('div', { role: 'menu', 'aria-label': texts.page_menu }, ...items));
  if (count !== undefined) box.prepend(el('label', {}, texts.page_menu_count, number));
  if (note) box.prepend(el('p', {}, note));
  const height = (items.length + (count === undefined ? 0 : 1) + (note ? 2 : 0)) * ROW + 16;
  box.style.cssText = position(beside.getBoundingClientRect(), height);
  const [first] = items;
  if (first) panel.open(box, first);
}

/** Below the button, or wherever there is room for it in the window. */
function position({ left, bottom }: DOMRectReadOnly, height: number): string {
  const x = Math.max(8, Math.min(left, innerWidth - WIDTH - 8));
  const y = Math.max(8, Math.min(bottom + 4, innerHeight - height - 8));
  return `left:${x}px;top:${y}px;width:${WIDTH}px`;
}
