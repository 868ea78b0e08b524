import type { ControlState } from '../../utils/captures/types';
import { keyOf } from '../../utils/platforms/key';
import type { Control } from './control';
import { isOurs } from './dom';
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
  let begun: (Press & { at: PointerEvent | null }) | null = null;

  function begin(control: Control, at: PointerEvent | null): Press {
    const read = control.read();
    const subject = read && keyOf(read.target) === control.key ? read : null;
    begun = { control, state: control.state, subject, isByKey: !at, at };
    return begun;
  }

  function hold(pressed: Press) {
    if (!pressed.control.host.matches(':active')) return;
    held = true;
    openMenu(pressed);
  }

  /** The button goes up where something else stands by now: there comes no click, or one on the page. */
  function swapped({ clientX, clientY, target }: PointerEvent) {
    clearTimeout(timer);
    const at = begun?.at;
    if (!begun || !at || begun.control.host === target || held) return;
    const isGone = !begun.control.host.isConnected || isOurs(target as Node);
    if (!isGone || Math.hypot(clientX - at.clientX, clientY - at.clientY) > TREMOR) return;
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
      const down = event as PointerEvent;
      held = false;
      clearTimeout(timer);
      const pressed = begin(control, down);
      if (down.button === 0 && !isMore) timer = setTimeout(hold, HOLD_MS, pressed);
    } else if (event.type === 'pointerup') {
      swapped(event as PointerEvent);
    } else if (event.type === 'click') {
      const isByKey = (event as MouseEvent).detail === 0;
      const isSame = begun?.control === control && begun.isByKey === isByKey;
      const pressed = isSame && begun ? begun : begin(control, null);
      if (isMore) openMenu(pressed);
      else if (!held) end(pressed);
      held = false;
    } else if (event.type === 'contextmenu') {
      openMenu(begun?.control === control ? begun : begin(control, null));
    } else if (event.type === 'keydown') {
      const pressed = (event as KeyboardEvent).repeat && begun ? begun : begin(control, null);
      if (!asksForMenu(event)) return;
      event.preventDefault();
      openMenu(pressed);
    }
  };
}
