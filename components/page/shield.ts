import { isOurs } from './dom';

/** Sees every event that a person directs at one of our hosts. */
export type Handler = (event: Event) => void;

export interface Shield {
  /** `keys`: those that are ours at present while the host has the focus; all of them when left out. */
  guard(host: Element, handler: Handler, keys?: () => readonly string[]): void;
  /**
   * Takes presses on the page itself as well, for as long as somebody claims them: all for which `claims` says so.
   * Null = none any more.
   */
  claim(claims: ((event: Event) => boolean) | null): void;
}

/** All that a press of mouse, finger or key can set off. Sites open posts, seek and scroll on any of these. */
const EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'touchend',
  'pointerup',
  'mouseup',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'dragstart',
  'keydown',
  'keypress',
  'keyup',
] as const;

/** What the browser would do by itself: follow the link around the control, open its own menu, drag the card. */
const PREVENTED: readonly string[] = ['click', 'auxclick', 'contextmenu', 'dragstart'];

/**
 * Takes every press on our hosts before the page can: one set of listeners at the window, in the capture phase,
 * registered before the page's own. Only trusted events reach the handlers. Inside a closed root nothing sees
 * these events any more, so the handlers find the pressed element themselves.
 */
export function createShield(signal: AbortSignal): Shield {
  const guarded = new WeakMap<EventTarget, { handler: Handler; keys?: () => readonly string[] }>();
  let claims: ((event: Event) => boolean) | null = null;
  const take = (event: Event) => {
    if (!isOurs(event.target)) {
      if (claims && event.isTrusted && !(event instanceof KeyboardEvent) && claims(event)) {
        event.stopImmediatePropagation();
        if (PREVENTED.includes(event.type) || event.type === 'mousedown') event.preventDefault();
      }
      return;
    }
    const own = guarded.get(event.target);
    if (event instanceof KeyboardEvent && own?.keys && !own.keys().includes(event.key)) return;
    event.stopImmediatePropagation();
    if (PREVENTED.includes(event.type)) event.preventDefault();
    if (event.isTrusted) own?.handler(event);
  };
  for (const type of EVENTS) addEventListener(type, take, { capture: true, signal });
  return {
    guard: (host, handler, keys) => void guarded.set(host, { handler, keys }),
    claim: (next) => {
      claims = next;
    },
  };
}
