import { browser } from 'wxt/browser';
import { doc } from '../../../utils/platforms/doc';
import { el, openRoot, sheet } from '../dom';

const STYLE = `
:host{all:initial!important;position:fixed!important;inset:auto auto 24px 24px!important;width:auto!important;height:auto!important;margin:0!important;padding:0!important;border:0!important;background:none!important;overflow:visible!important;font:14px/1.4 system-ui,sans-serif!important}
div{display:flex;align-items:center;gap:8px;padding:8px 8px 8px 16px;border-radius:12px;color:#f1f1f1;background:#282828;border:1px solid #fff4;box-shadow:0 4px 16px #0006}
button{all:unset;box-sizing:border-box;min-height:32px;padding:4px 12px;border-radius:8px;cursor:pointer;font-weight:600;color:#a8c7fa}
button:hover{background:#ffffff1f}
button:focus-visible{outline:2px solid #a8c7fa}
@media(forced-colors:active){div,button{border:1px solid ButtonText}}
`;

/** What a press sets off; sites seek, pause and go on by any of these. */
const EVENTS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup'] as const;

export interface ChipTexts {
  moment: string;
  back: string;
}

/**
 * Says at which second a video was opened, with a way back to its start. Goes with `signal`, or once it was pressed.
 * None of the hosts that the page's shield takes events from: it is another script's, and nothing is saved here.
 */
export function showChip({ moment, back }: ChipTexts, toStart: () => void, signal: AbortSignal): void {
  const host = el('span', { 'data-memories': 'chip', lang: browser.i18n.getUILanguage() });
  host.popover = 'manual';
  const root = openRoot(host, [sheet(STYLE)], true);
  const button = el('button', { type: 'button' }, back);
  root.append(el('div', { role: 'status' }, el('span', {}, moment), button));
  for (const type of EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener('click', ({ isTrusted }) => {
    if (!isTrusted) return;
    toStart();
    host.remove();
  });
  signal.addEventListener('abort', () => host.remove());
  doc.documentElement.append(host);
  host.showPopover();
}
