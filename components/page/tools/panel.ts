import { t, textDirection } from '../../../utils/i18n';
import { doc } from '../../../utils/platforms/doc';
import { el, makeHost, openRoot, sheet } from '../dom';
import { isHeldEnter } from '../presses';
import type { Shield } from '../shield';
import { PANEL_STYLE } from './panel-style';
import { keepOnTop } from './top-layer';

/** The one host for all that stands above the page: menu, question, toasts. */
export interface Panel {
  /** A button that runs something; inside the panel, since the shield keeps its events from the element itself. */
  button(label: string, run: () => void, className?: string): HTMLButtonElement;
  /**
   * Shows a menu or a question, instead of the one before, and gives the focus back when it goes. `onClose` is
   * called once, however it goes.
   */
  open(layer: HTMLElement, first: HTMLElement, onClose?: () => void): void;
  close(): void;
  /** Shows something that stays, such as a toolbar; `onKey` gets the keys pressed in it. */
  dock(element: HTMLElement, onKey: (event: KeyboardEvent) => void): void;
  /** Shows something for people to read, in the live region. */
  announce(toast: HTMLElement): void;
  /** Says something in the live region to who listens, and shows nothing. */
  speak(text: string): void;
}

const FOCUSABLE = 'button, input';

/** Leads to the toast: browsers use it to go from one of their panes to the next. */
const TOAST_KEY = 'F6';

/** Makes the panel and puts it into the page, empty. */
export function createPanel(shield: Shield, tokens: CSSStyleSheet, label: string, signal: AbortSignal): Panel {
  const host = makeHost('panel');
  // Popovers stand above the dialogs of a site, whatever their z-index.
  host.popover = 'manual';
  const root = openRoot(host, [tokens, sheet(PANEL_STYLE)]);
  // Not atomic: what comes is read, and not once more what stands there already.
  const toasts = el('div', {
    class: 'toasts',
    role: 'status',
    'aria-live': 'polite',
    'aria-atomic': 'false',
    'aria-label': label,
  });
  root.append(toasts);
  // Our words are in our own language, whatever the page's is.
  host.lang = t('language_code');
  host.dir = textDirection();

  const runs = new WeakMap<Element, () => void>();
  let docked: { element: HTMLElement; onKey: (event: KeyboardEvent) => void } | null = null;
  let beforeToast: Element | null = null;
  let spoken: HTMLElement | null = null;
  let layer: { element: HTMLElement; before: Element | null; onClose: () => void } | null = null;

  const isInUse = () => Boolean(layer || docked?.element.isConnected || toasts.firstChild);
  const raise = keepOnTop(root, isInUse, signal);

  function close() {
    const closing = layer;
    layer = null;
    closing?.element.remove();
    const { before } = closing ?? {};
    // What the focus came from may be gone by now, with the bar or the toast that it was in.
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else focusAny();
    closing?.onClose();
  }

  /** Goes to the toolbar where there is one. */
  const focusAny = () => docked?.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();

  /** The one key that leads to the latest toast from wherever the focus is. */
  function toToast(event: KeyboardEvent) {
    const button = toasts.lastElementChild?.querySelector('button');
    if (!event.isTrusted || event.key !== TOAST_KEY || !button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    beforeToast ??= doc.activeElement;
    button.focus();
  }
  addEventListener('keydown', toToast, { capture: true, signal });

  function leaveToast() {
    toasts.lastElementChild?.remove();
    const before = beforeToast;
    beforeToast = null;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  }

  function pressed(event: Event): Element | null {
    const { clientX, clientY, detail } = event as MouseEvent;
    // The second half of a double click was meant for what opened this: it must not confirm anything.
    if (detail > 1) return null;
    // A click made by a key has no place; then it is the focused button that was pressed.
    return detail > 0 ? root.elementFromPoint(clientX, clientY) : root.activeElement;
  }

  function move(event: KeyboardEvent) {
    if (isHeldEnter(event)) return event.preventDefault();
    const { key, shiftKey } = event;
    if (!layer) {
      if (key === 'Escape' && toasts.contains(root.activeElement)) leaveToast();
      else if (docked?.element.contains(root.activeElement)) docked.onKey(event);
      return;
    }
    if (key === 'Escape') return close();
    const isInput = root.activeElement instanceof HTMLInputElement;
    const forward = (key === 'Tab' && !shiftKey) || (key === 'ArrowDown' && !isInput);
    const back = (key === 'Tab' && shiftKey) || (key === 'ArrowUp' && !isInput);
    if (!forward && !back) return;
    event.preventDefault();
    const stops = [...layer.element.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const at = stops.indexOf(root.activeElement as HTMLElement);
    stops.at((at + (forward ? 1 : -1)) % stops.length)?.focus();
  }

  shield.guard(host, (event) => {
    if (event.type === 'keydown') move(event as KeyboardEvent);
    const button = event.type === 'click' ? pressed(event)?.closest('button') : null;
    if (button) runs.get(button)?.();
  });
  const outside = (event: Event) => layer?.element.className === 'menu' && event.target !== host && close();
  addEventListener('pointerdown', outside, { capture: true, signal });

  return {
    button(text, run, className = '') {
      const button = el('button', { type: 'button', class: className }, text);
      runs.set(button, run);
      return button;
    },
    open(element, first, onClose = () => undefined) {
      close();
      layer = { element, onClose, before: root.activeElement ?? doc.activeElement };
      root.append(element);
      raise();
      first.focus();
    },
    close,
    dock(element, onKey) {
      docked = { element, onKey };
      root.append(element);
      raise();
    },
    announce(toast) {
      raise();
      toasts.append(toast);
    },
    speak(text) {
      if (!host.isConnected) raise();
      spoken?.remove();
      spoken = el('p', { class: 'spoken' }, text);
      // Before the toasts, the last of which has the keys.
      toasts.prepend(spoken);
    },
  };
}
