import type { Place } from '../../utils/platforms/adapter';
import type { Control } from './control';

export interface Placed {
  control: Control;
  /** Takes the control out and leaves the page as it was. */
  undo(): void;
}

/**
 * Puts controls where they belong. First all reading of styles, then all writing, so that the browser lays the
 * page out once. A control over a card needs a positioned box around it; where the site has none, we make it one.
 */
export function place(list: readonly { control: Control; where: Place }[]): Placed[] {
  const unpositioned = list.map(
    ({ where: { look, parent } }) => look.startsWith('corner') && getComputedStyle(parent).position === 'static',
  );
  return list.map(({ control, where: { parent, before } }, i) => {
    const box = unpositioned[i] && parent instanceof HTMLElement ? parent : null;
    if (box) box.style.position = 'relative';
    parent.insertBefore(control.host, before?.parentNode === parent ? before : null);
    return {
      control,
      undo() {
        control.host.remove();
        if (box) box.style.position = '';
      },
    };
  });
}
