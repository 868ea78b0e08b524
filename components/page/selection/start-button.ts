import type { Controls } from '../controls';
import { el, openRoot, PANEL_TAG, sheet } from '../dom';
import type { Shield } from '../shield';
import { tokens } from '../style';

const STYLE = sheet(`
:host{all:initial!important;position:fixed!important;z-index:2147483645!important;inset:auto 24px 88px auto!important}
:host([data-side=start]){inset:auto auto 24px 24px!important}
button{all:unset;box-sizing:border-box;height:36px;padding:0 16px;border-radius:18px;cursor:pointer;font:500 14px/36px system-ui,sans-serif;color:var(--text);background:var(--ground);box-shadow:0 2px 8px #0006,0 0 0 1px var(--line)}
button:hover{background:linear-gradient(var(--soft),var(--soft)),var(--ground)}
button:focus-visible{outline:2px solid var(--strong);outline-offset:2px}
@media(forced-colors:active){button{border:1px solid ButtonText}}
@media print{:host{display:none!important}}
`);

export interface StartButtonOptions {
  controls: Controls;
  shield: Shield;
  label: string;
  /** A press may follow. */
  approach(): void;
  press(): void;
}

/** The way into selection mode, in a corner of every page with cards. */
export function createStartButton(
  { controls, shield, label, approach, press }: StartButtonOptions,
  signal: AbortSignal,
) {
  const host = document.createElement(PANEL_TAG);
  const button = el('button', { type: 'button' }, label);
  openRoot(host, [tokens, STYLE], true).append(button);
  for (const type of ['pointerenter', 'focus']) host.addEventListener(type, approach, { once: true });
  shield.guard(host, ({ type }) => type === 'click' && press());
  signal.addEventListener('abort', () => host.remove());

  return {
    /** Shows or hides it: there is nothing to select without cards, and nothing to start while a person selects. */
    look() {
      const [first] = controls.onCards();
      if (!first || controls.isPicking) return host.remove();
      // Not where the site's cards have their own controls, so that these stay free to press.
      host.dataset.side = first.host.dataset.look === 'corner-end' ? 'start' : 'end';
      if (!host.isConnected) document.documentElement.append(host);
    },
    /** Says what is wrong, for want of other means. */
    complain(text: string) {
      button.textContent = text;
    },
  };
}
