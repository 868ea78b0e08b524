import { sheet } from './dom';

/** Colours and sizes once; both themes of the sites. */
const TOKENS = {
  light: '--text:#0f0f0f;--ground:#fff;--soft:#0000000d;--line:#0003;--strong:#0b57d0;--bad:#b3261e;--good:#146c2e',
  dark: '--text:#f1f1f1;--ground:#282828;--soft:#ffffff1f;--line:#fff4;--strong:#a8c7fa;--bad:#f2b8b5;--good:#6dd58c',
};

// `--gap` keeps the middle of a control on its card however small the card is.
const CONTROL = `
:host{all:initial!important;display:inline-flex!important;align-self:center!important;vertical-align:middle!important;font:500 14px/1 system-ui,sans-serif!important;visibility:inherit!important}
:host([data-look^=corner]){position:absolute!important;z-index:2!important;--gap:min(4px,50% - 14px);inset-block:var(--gap) auto!important;inset-inline:var(--gap) auto!important}
:host([data-look=corner-end]){inset-block:auto var(--gap)!important;inset-inline:auto var(--gap)!important}
:host([data-look=icon]),:host([data-look=pill]){position:absolute!important;z-index:2!important;inset:0 auto auto 0!important;translate:var(--x,0) var(--y,0)!important}
:host([data-look=floating]){position:fixed!important;z-index:2147483646!important;inset:auto 24px 24px auto!important}
button{all:unset;box-sizing:border-box;display:flex;align-items:center;justify-content:center;gap:6px;min-width:28px;height:28px;border-radius:18px;color:var(--text);cursor:pointer;touch-action:manipulation;user-select:none}
button:hover{background:var(--soft)}
button:focus-visible{outline:2px solid var(--strong);outline-offset:2px}
svg{width:20px;height:20px;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
[data-state=ready] svg{stroke:var(--good)}
[data-state=failed] svg{stroke:var(--bad)}
:host([data-look=icon]) button{min-width:32px;height:32px}
:host([data-look=icon]) svg{width:24px;height:24px}
:host([data-look=pill]) button,:host([data-look=floating]) button{height:36px;padding:0 14px 0 10px;background:var(--soft)}
:host([data-look=pill]) button{width:176px;overflow:hidden}
:host([data-tight]) button{width:36px;padding:0;gap:0;font-size:0}
:host([data-look=floating]) button{background:var(--ground);box-shadow:0 2px 8px #0006,0 0 0 1px var(--line)}
:host([data-look^=corner]) button{color:#fff;background:#000000b3;box-shadow:0 0 0 1px #fff6}
:host([data-look^=corner]) svg{stroke:currentcolor}
:host([data-look^=corner]) button:hover{background:#000}
:host([data-look^=corner]) button:focus-visible{outline-color:#fff;box-shadow:0 0 0 6px #0b57d0}
:host([data-look^=corner]) [data-state=ready]{background:#146c2e}
:host([data-look^=corner]) [data-state=failed]{background:#b3261e}
[data-state=processing] svg{animation:turn 1.5s linear infinite}
@keyframes turn{to{rotate:1turn}}
@media(prefers-reduced-motion){svg{animation:none!important}}
@media(forced-colors){button{border:1px solid ButtonText!important}}
`;

/** The colours of the site's present theme, for every root of ours. */
export const tokens = new CSSStyleSheet();

/** One sheet for all controls, shared by reference however many there are. */
export const controlSheets: readonly CSSStyleSheet[] = [tokens, sheet(CONTROL)];

/** Follows the site's theme in all controls at once. */
export function setTheme(dark: boolean): void {
  tokens.replaceSync(`:host{${dark ? TOKENS.dark : TOKENS.light};color-scheme:${dark ? 'dark' : 'light'}}`);
}
