import type { Controls } from '../controls';
import { el, makeHost, openRoot, sheet } from '../dom';
import type { Shield } from '../shield';
import { controlSheets } from '../style';

/** Above where the page's own control may float, or in the other corner. */
const CORNERS = sheet(`
:host{inset-block:auto 88px!important}
:host([data-side=start]){inset-block:auto 24px!important;inset-inline:24px auto!important}
`);

export interface StartButtonOptions {
  controls: Controls;
  shield: Shield;
  label: string;
  press(): void;
}

/** The way into selection mode, in a corner of every page with cards. */
export function createStartButton({ controls, shield, label, press }: StartButtonOptions, signal: AbortSignal) {
  const host = makeHost('panel');
  const button = el('button', { type: 'button' }, label);
  host.dataset.look = 'floating';
  openRoot(host, [...controlSheets, CORNERS], true).append(button);
  shield.guard(host, ({ type }) => type === 'click' && press());
  signal.addEventListener('abort', () => host.remove());

  return {
    /** Shows or hides it: there is nothing to select without cards, and nothing to start while a person selects. */
    look() {
      const some = [...controls.all].find(({ isOnCard }) => isOnCard);
      if (!some || controls.isDressed) return host.remove();
      // Not where the site's cards have their own controls, so that these stay free to press.
      host.dataset.side = some.host.dataset.look === 'corner-end' ? 'start' : 'end';
      if (!host.isConnected) document.documentElement.append(host);
    },
    /** Says what is wrong, for want of other means. */
    complain(text: string) {
      button.textContent = text;
    },
  };
}
