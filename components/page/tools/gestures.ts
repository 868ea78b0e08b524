import type { Control } from '../control';

const HOLD_MS = 500;

/**
 * What presses on a control mean: a click or Enter or Space (which the browser turns into a click) presses it;
 * holding it, a right click, the menu key, Shift+F10 or the down arrow open its menu.
 */
export function createGestures(
  press: (control: Control) => void,
  openMenu: (control: Control) => void,
): (event: Event, control: Control) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const hold = (control: Control) => {
    if (!control.host.matches(':active')) return;
    held = true;
    openMenu(control);
  };
  return (event, control) => {
    if (event.type === 'pointerdown') {
      held = false;
      clearTimeout(timer);
      if ((event as PointerEvent).button === 0) timer = setTimeout(hold, HOLD_MS, control);
    } else if (event.type === 'pointerup') {
      clearTimeout(timer);
    } else if (event.type === 'click') {
      if (!held) press(control);
      held = false;
    } else if (event.type === 'contextmenu') {
      openMenu(control);
    } else if (event.type === 'keydown') {
      const { key, shiftKey } = event as KeyboardEvent;
      if (key !== 'ContextMenu' && key !== 'ArrowDown' && !(shiftKey && key === 'F10')) return;
      event.preventDefault();
      openMenu(control);
    }
  };
}
