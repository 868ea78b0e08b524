import { el } from '../dom';
import type { Panel } from './panel';
import type { Texts } from './tool-texts';

/**
 * Asks whether to save publicly, which can never be taken back. True only when a person pressed the button that
 * says so; Escape, Cancel and another dialog mean no.
 */
export function askPublic(panel: Panel, texts: Texts, names: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const yes = panel.button(texts.save_public_confirm, () => end(true), 'bad');
    const no = panel.button(texts.dialog_cancel, () => end(false));
    const end = (answer: boolean) => {
      resolve(answer);
      panel.close();
    };
    const dialog = el(
      'div',
      { role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'title', 'aria-describedby': 'text' },
      el('h2', { id: 'title' }, texts.save_public_title),
      el('p', { id: 'text' }, texts.save_public_text),
      ...names.slice(0, 3).map((name) => el('p', {}, name)),
      el('div', { class: 'row' }, no, yes),
    );
    panel.open(dialog, no, () => {
      resolve(false);
      if (before instanceof HTMLElement) before.focus();
    });
  });
}
