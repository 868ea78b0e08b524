import { fill } from '../../../utils/i18n';
import type { TargetKey } from '../../../utils/platforms/types';
import type { Control, Dress } from '../control';
import type { Controls } from '../controls';
import { hostSelector, sheet } from '../dom';
import { icon } from '../icons';
import { nameOf } from '../subject';
import type { Texts } from '../tools/tool-texts';

/** The keys that mean something on a checkbox. */
const KEYS = ['Enter', ' ', 'Tab', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** On top of what all controls look like. */
const LOOK = sheet(`
:host button[role=checkbox]{border-radius:8px;color:#fff;background:#000000b3;scroll-margin:96px}
:host button[role=checkbox][aria-checked=true]{background:#3d4bcb}
button[role=checkbox] svg{animation:none!important}
button[role=checkbox]:not([data-state=idle],[data-state=failed])::after{content:'';position:absolute;inset:auto -4px -4px auto;width:10px;height:10px;border-radius:50%;border:2px solid #fff;background:#146c2e}
`);

/** Has the controls on cards be checkboxes for as long as they are shown. */
export function createCheckboxes(controls: Controls, texts: Texts, isTicked: (key: TargetKey) => boolean) {
  const dress: Dress = { keys: KEYS, draw };

  function draw({ root, button, key, subject, state, name }: Control) {
    const ticked = isTicked(key);
    if (!root.adoptedStyleSheets.includes(LOOK)) root.adoptedStyleSheets.push(LOOK);
    button.role = 'checkbox';
    button.ariaChecked = `${ticked}`;
    button.replaceChildren(icon(ticked ? 'ticked' : 'unticked'));
    const what = fill(texts.page_select_name, nameOf(subject) || subject.target.url);
    const isSaved = state !== 'idle' && state !== 'failed';
    name(isSaved ? fill(texts.page_select_saved, what, texts[`page_state_${state}`]) : what);
  }

  return {
    /** Shows them, or draws them again. */
    show: () => controls.dressWith(dress),
    hide() {
      for (const { button } of onCards(controls)) {
        button.role = null;
        button.ariaChecked = null;
      }
      controls.dressWith(null);
    },
  };
}

/** The controls on cards, in page order. */
export function onCards({ all }: Controls): Control[] {
  const byHost = new Map([...all].map((control) => [control.host as Element, control]));
  const inOrder = [...document.querySelectorAll(hostSelector('control'))].flatMap((host) => byHost.get(host) ?? []);
  return inOrder.filter(({ isOnCard }) => isOnCard);
}
