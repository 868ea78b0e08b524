import { el } from '../dom';
import type { Panel } from './panel';
import type { Question } from './question';
import type { Texts } from './tool-texts';

/** Asks a person. True only when they pressed the button that says so; Escape, Cancel, another dialog mean no. */
export function ask(panel: Panel, texts: Texts, { title, lines, confirm, isGrave }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      resolve(answer);
      panel.close();
    };
    const yes = panel.button(confirm, () => end(true), isGrave ? 'bad' : '');
    const no = panel.button(texts.dialog_cancel, () => end(false));
    const dialog = el(
      'div',
      { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'text' },
      el('h2', { id: 'title' }, title),
      el('div', { id: 'text' }, ...lines.map((line) => el('p', {}, line))),
      el('div', { class: 'row' }, no, yes),
    );
    panel.open(dialog, no, () => resolve(false));
  });
}
