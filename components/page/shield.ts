import { isOurs } from './dom';
import { createPointing } from './pointing';

/** Sees every event that a person directs at one of our hosts. */
export type Handler = (event: Event) => void;

export interface Shield {
  /**
   * `keys`: those that are ours at present while the host has the focus; all of them when left out, which makes it a
   * panel: not even that the pointer is over it is told to the page. `name`: what it is about, for a person.
   */
  guard(host: Element, handler: Handler, keys?: () => readonly string[], name?: () => string): void;
  /** Whether a person means what they press: see `createPointing`. */
  isMeant(press: PointerEvent, host: Element): boolean;
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
  'focusin',
] as const;

/**
 * What only tells that a person is at something of ours. That the pointer is over a control a page can work out, and
 * has to: it shows and hides things of its own by `mouseover` and `mouseout`.
 */
const TELLING = [
  'focus blur focusout beforetoggle toggle beforeinput input change compositionstart compositionupdate compositionend',
  'copy cut paste selectstart select mouseenter mouseleave pointerenter pointerleave pointercancel gotpointercapture',
  'lostpointercapture touchmove touchcancel drag dragend',
]
  .join(' ')
  .split(' ');
const OVER = 'pointerover pointerout pointermove pointerrawupdate mouseover mouseout mousemove wheel'.split(' ');

/** What the browser would do by itself: follow the link around the control, open its own menu, drag the card. */
const PREVENTED: readonly string[] = ['click', 'auxclick', 'contextmenu', 'dragstart'];

/**
 * Takes every press on our hosts before the page can: one set of listeners at the window, in the capture phase,
 * registered before the page's own, and all else that tells of a person's being there. Only trusted events reach the handlers. Inside a closed root nothing sees
 * these events any more, so the handlers find the pressed element themselves.
 */
export function createShield(signal: AbortSignal): Shield {
  const guarded = new WeakMap<EventTarget, { handler: Handler; keys?: () => readonly string[]; name?: () => string }>();
  const isMeant = createPointing(isOurs, (host) => guarded.get(host)?.name?.(), signal);
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
  const hush = (event: Event) => isOurs(event.target) && event.stopImmediatePropagation();
  // All of a panel is above the page; a control is among what the page has around it.
  const hushPanels = (event: Event) => isOurs(event.target) && !guarded.get(event.target)?.keys && hush(event);
  for (const type of EVENTS) addEventListener(type, take, { capture: true, signal });
  for (const type of TELLING) addEventListener(type, hush, { capture: true, passive: true, signal });
  for (const type of OVER) addEventListener(type, hushPanels, { capture: true, passive: true, signal });
  return {
    guard: (host, handler, keys, name) => void guarded.set(host, { handler, keys, name }),
    isMeant,
    claim: (next) => {
      claims = next;
    },
  };
}
