import type { Handler } from './shield';

const HOLD_MS = 500;

/** The keys that mean something to a control; all others stay the site's, like those that go on to the next post. */
export const CONTROL_KEYS = ['Enter', ' ', 'ArrowDown', 'ContextMenu', 'F10'];

/**
 * What presses on a control mean: a click or Enter or Space (which the browser turns into a click) presses it;
 * holding it, a right click, the menu key, Shift+F10 or the down arrow open its menu.
 */
export function gestures(host: Element, press: () => void, openMenu: () => void): Handler {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const hold = () => {
    if (!host.matches(':active')) return;
    held = true;
    openMenu();
  };
  return (event) => {
    if (event.type === 'pointerdown') {
      held = false;
      clearTimeout(timer);
      if ((event as PointerEvent).button === 0) timer = setTimeout(hold, HOLD_MS);
    } else if (event.type === 'mousedown') {
      // Else the control would take the focus, and with it the keys of the site, from whoever uses the mouse.
      event.preventDefault();
    } else if (event.type === 'pointerup') {
      clearTimeout(timer);
    } else if (event.type === 'click') {
      if (!held) press();
      held = false;
    } else if (event.type === 'contextmenu') {
      openMenu();
    } else if (event.type === 'keydown') {
      const { key, shiftKey } = event as KeyboardEvent;
      if (key !== 'ContextMenu' && key !== 'ArrowDown' && !(shiftKey && key === 'F10')) return;
      event.preventDefault();
      openMenu();
    }
  };
}
