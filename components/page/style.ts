import { sheet } from './dom';

/** Colours and sizes once; both themes of the sites. */
const TOKENS = {
  light: '--text:#0f0f0f;--ground:#fff;--soft:#0000000d;--line:#0003;--strong:#0b57d0;--bad:#b3261e;--good:#146c2e',
  dark: '--text:#f1f1f1;--ground:#282828;--soft:#ffffff1f;--line:#fff4;--strong:#a8c7fa;--bad:#f2b8b5;--good:#6dd58c',
};

// `--gap` keeps the middle of a control on its card however small the card is. Without a look it stands as on a card: a
// page can take the attribute away, and must not be moved by that.
const CONTROL = `
:host{all:initial!important;position:absolute!important;z-index:var(--z,2)!important;--gap:min(4px,50% - 14px)!important;inset-block:var(--gap) auto!important;inset-inline:var(--gap) auto!important;display:inline-flex!important;align-self:center!important;vertical-align:middle!important;font:500 14px/1 system-ui,sans-serif!important;visibility:inherit!important}
:host::before,:host::after{content:none!important}
:host([data-look=corner-end]){inset-block:auto var(--gap)!important;inset-inline:auto var(--gap)!important}
:host([data-look=icon]),:host([data-look=pill]){inset:0 auto auto 0!important;translate:var(--x,0) var(--y,0)!important}
:host([data-look=floating]){position:fixed!important;z-index:2147483646!important;inset:auto 24px 24px auto!important}
button{all:unset;box-sizing:border-box;display:flex;align-items:center;justify-content:center;gap:8px;min-width:28px;height:28px;border-radius:18px;color:#fff;background:#3d4bcb;box-shadow:0 0 0 1px #fff9;cursor:pointer;touch-action:manipulation;user-select:none;white-space:nowrap}
button:hover{background:#2c37a3}
button:focus-visible{outline:2px solid #fff;outline-offset:1px;box-shadow:0 0 0 6px #0b57d0;z-index:1}
svg{flex:none;width:20px;height:20px;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.mark{fill:currentcolor;stroke:none;fill-rule:evenodd}
[data-state=ready]{background:#146c2e}
[data-state=failed]{background:#b3261e}
[data-words]::after{content:attr(data-words);display:block;height:0;overflow:hidden;visibility:hidden;white-space:pre}
:host([data-look=icon]) button{min-width:32px;height:32px}
:host([data-look=pill]) button,:host([data-look=floating]) button{height:36px;padding-inline:12px 8px;border-start-end-radius:0;border-end-end-radius:0}
:host([data-look]) .more{padding:0 6px 0 4px;border-radius:0;border-start-end-radius:18px;border-end-end-radius:18px}
:host([data-look=floating]) button{box-shadow:0 2px 8px #0006,0 0 0 1px #fff9}
:is(:host([data-tight]),:host([data-look^=corner])) :is(span,.more){display:none}
:host([data-tight]) button{width:36px;padding:0;border-radius:18px}
[data-state=processing] svg{animation:turn 1.5s linear infinite}
@keyframes turn{to{rotate:1turn}}
@media(prefers-reduced-motion){svg{animation:none!important}}
@media print{:host{visibility:hidden!important}}
@media(forced-colors){button{border:1px solid ButtonText}}
`;

/** The colours of the site's present theme, for panels; controls have their own on any ground. */
export const tokens = new CSSStyleSheet();

/** One sheet for all controls, shared by reference however many there are. */
export const controlSheets: readonly CSSStyleSheet[] = [sheet(CONTROL)];

/** Follows the site's theme in all panels at once. */
export function setTheme(dark: boolean): void {
  const { [dark ? 'dark' : 'light']: colours } = TOKENS;
  // A site may have variables of the same names, for all elements.
  tokens.replaceSync(
    `:host{${colours.replaceAll(';', '!important;')}!important;color-scheme:${dark ? 'dark' : 'light'}!important}`,
  );
}
