/** The look of all that stands above the page. */
export const PANEL_STYLE = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;width:auto!important;height:auto!important;background:none!important;border:0!important;padding:0!important;margin:0!important;overflow:visible!important;pointer-events:none!important;font:14px/1.4 system-ui,sans-serif!important}
:host::before,:host::after{content:none!important}
:host::backdrop{display:none!important}
.menu,.toast{position:absolute;box-sizing:border-box;pointer-events:auto;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:12px;box-shadow:0 4px 16px #0006;padding:8px}
.toasts{position:absolute;bottom:24px;left:50%;translate:-50%;width:max-content;max-width:min(640px,calc(100vw - 32px))}
.toast{position:static;display:flex;align-items:center;gap:4px;padding:8px 16px;margin-block-start:8px}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.toast span{margin-inline-end:4px;overflow-wrap:anywhere}
.toast button:last-child{margin-inline-end:-8px}
.row{display:flex;gap:8px;justify-content:flex-end;align-items:center}
button{all:unset;box-sizing:border-box;min-height:32px;padding:4px 12px;border-radius:8px;cursor:pointer;font-weight:600;color:var(--strong)}
[role=menu] button{display:block;width:100%;font-weight:400;color:var(--text)}
button:hover{background:var(--soft)}
[role=toolbar] .main:hover{background:#2c37a3}
button.bad{color:var(--bad)}
button:focus-visible,input:focus-visible{outline:2px solid var(--strong);outline-offset:-2px}
.menu p{margin:4px 12px 8px}
label{display:flex;gap:8px;align-items:center;justify-content:space-between;padding:4px 12px}
input{all:unset;width:5em;box-sizing:border-box;border:1px solid var(--line);border-radius:6px;padding:4px 8px}
.question{position:absolute;left:50%;top:50%;translate:-50% -50%;width:min(440px,calc(100vw - 16px));height:260px;max-height:calc(100vh - 16px);pointer-events:auto;background:var(--ground);box-shadow:0 4px 16px #0006}
iframe{all:unset;display:block;width:100%;height:100%}
[role=toolbar]{position:absolute;bottom:16px;left:50%;translate:-50%;box-sizing:border-box;width:max-content;max-width:calc(100vw - 16px);display:flex;flex-wrap:wrap;align-items:center;gap:4px;padding-block:8px;padding-inline:16px 8px;pointer-events:auto;color:var(--text);background:var(--ground);border:1px solid var(--line);border-radius:16px;box-shadow:0 4px 16px #0006}
[role=toolbar] [role=status]{min-width:6em;font-weight:600}
[role=toolbar] .main{color:#fff;background:#3d4bcb}
[role=toolbar] .quiet{font-weight:400;color:var(--text)}
[role=toolbar] .part{border-inline-start:1px solid var(--line);padding-inline-start:4px}
[role=toolbar] :is(input,button){white-space:nowrap}
[aria-disabled=true]{opacity:.5;cursor:default}
[hidden]{display:none!important}
.toasts:has(~[role=toolbar]){bottom:96px}
@media(forced-colors:active){button{border:1px solid ButtonText}}
`;
