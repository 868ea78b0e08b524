import type { ControlState } from '../../utils/captures/types';
import { keyOf } from '../../utils/platforms/key';
import type { Control } from './control';
import type { Subject } from './subject';

/** A press, as things stood when it began. */
export interface Press {
  control: Control;
  state: ControlState;
  /** What was under the pointer or had the focus; null when the page shows something else there already. */
  subject: Subject | null;
  /** Made with the keyboard, or by something that stands in for it. */
  isByKey: boolean;
}

export interface Deeds {
  press(press: Press): void;
  openMenu(press: Press): void;
}

const HOLD_MS = 500;
/** A finger trembles; what moves further is no press. CSS px. */
const TREMOR = 10;

/** Whether an event only says that Enter is still down: a key that is held presses once, its repeats would answer what that opened. */
export const isHeldEnter = (event: Event): boolean =>
  event instanceof KeyboardEvent && event.type === 'keydown' && event.repeat && event.key === 'Enter';

/** Whether a key that was pressed asks for a menu. */
export function asksForMenu(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return false;
  return event.key === 'ContextMenu' || event.key === 'ArrowDown' || (event.shiftKey && event.key === 'F10');
}

/**
 * What presses on a control mean: a click or Enter or Space (which the browser turns into a click) presses it;
 * holding it, a right click, the menu key, Shift+F10 or the down arrow open its menu. Lists that recycle their rows
 * put another post under the pointer while the button is down: what counts is what was there at first.
 */
export function createPresses(
  { press, openMenu }: Deeds,
  signal: AbortSignal,
): (event: Event, control: Control) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  let begun: Press | null = null;
  /** Where the button went down on what would be saved, and where that stood; null while none is down. */
  let down: { at: PointerEvent; box: DOMRectReadOnly } | null = null;

  function begin(control: Control, isByKey: boolean): Press {
    const read = control.read();
    const subject = read && keyOf(read.target) === control.key ? read : null;
    begun = { control, state: control.state, subject, isByKey };
    return begun;
  }

  function hold(pressed: Press) {
    if (!pressed.control.host.matches(':active')) return;
    held = true;
    openMenu(pressed);
  }

  /**
   * The button goes up where something else stands by now, or for something else (a page that drags its cards claims
   * the pointer while it is down): there comes no click, or one on the page.
   */
  function swapped({ clientX, clientY, target }: PointerEvent) {
    clearTimeout(timer);
    const from = down;
    down = null;
    if (!begun || !from || begun.control.host === target || held) return;
    const { at, box } = from;
    const isIn = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    if (!isIn || Math.hypot(clientX - at.clientX, clientY - at.clientY) > TREMOR) return;
    const ending = new AbortController();
    const swallow = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    addEventListener('click', swallow, { capture: true, signal: ending.signal });
    setTimeout(() => ending.abort());
    end(begun);
  }

  function end(pressed: Press) {
    begun = null;
    press(pressed);
  }

  // What goes up on a host of ours is kept from this by the shield, and comes by the way below.
  const up = (event: Event) => event.isTrusted && swapped(event as PointerEvent);
  addEventListener('pointerup', up, { capture: true, passive: true, signal });

  return (event, control) => {
    const isMore = control.isMore(event);
    if (event.type === 'pointerdown') {
      const at = event as PointerEvent;
      held = false;
      clearTimeout(timer);
      const pressed = begin(control, false);
      down = at.button === 0 && !isMore ? { at, box: control.host.getBoundingClientRect() } : null;
      if (down) timer = setTimeout(hold, HOLD_MS, pressed);
    } else if (event.type === 'pointerup') {
      swapped(event as PointerEvent);
    } else if (event.type === 'click') {
      const isByKey = (event as MouseEvent).detail === 0;
      const isSame = begun?.control === control && begun.isByKey === isByKey;
      const pressed = isSame && begun ? begun : begin(control, true);
      if (isMore) openMenu(pressed);
      else if (!held) end(pressed);
      held = false;
    } else if (event.type === 'contextmenu') {
      openMenu(begun?.control === control ? begun : begin(control, true));
    } else if (event.type === 'keydown') {
      const pressed = (event as KeyboardEvent).repeat && begun ? begun : begin(control, true);
      if (!asksForMenu(event)) return;
      event.preventDefault();
      openMenu(pressed);
    }
  };
}
