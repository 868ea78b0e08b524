import type { ControlState } from '../../utils/captures/types';
import type { ControlTexts } from '../../utils/control-texts';
import { fill } from '../../utils/i18n';
import type { Look } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import type { TargetKey } from '../../utils/platforms/types';
import { CONTROL_TAG, el, openRoot } from './dom';
import { type IconName, icon } from './icons';
import { controlSheets } from './style';
import { nameOf, type Subject, wording } from './subject';

/** One save control: a host in the page, and inside its closed root exactly one button. */
export interface Control {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly key: TargetKey;
  readonly subject: Subject;
  readonly state: ControlState;
  /** Makes it about something, perhaps something else than before. */
  show(subject: Subject, state: ControlState): void;
  setState(state: ControlState): void;
  /** Says what is wrong, for want of other means. */
  complain(text: string): void;
  /** Reads from the page once more what it is about; null when that is gone. */
  read(): Subject | null;
  /** Draws it again: it became a checkbox, was ticked, or became a button again. */
  draw(): void;
}

export interface ControlOptions {
  texts: ControlTexts;
  look: Look;
  read(): Subject | null;
  /** How many posts a creator or hashtag stands for, in words. */
  count(subject: Subject): number;
  /** Whether it is a ticked or an unticked checkbox at present; null = it is a button that saves. */
  ticked(key: TargetKey): boolean | null;
}

/** An idle control's button, from which all others are copied: that costs a page less than to make each anew. */
let first: HTMLButtonElement | undefined;

function makeButton(): HTMLButtonElement {
  first ??= el('button', { type: 'button', 'data-state': 'idle', 'aria-haspopup': 'menu' }, icon('idle'));
  return first.cloneNode(true) as HTMLButtonElement;
}

/** Makes a control; it stands nowhere yet. */
export function createControl({ texts, look, read, count, ticked }: ControlOptions, subject: Subject): Control {
  const host = document.createElement(CONTROL_TAG);
  host.dataset.look = look;
  const button = makeButton();
  openRoot(host, controlSheets, true).append(button);
  const hasRoom = look === 'pill' || look === 'floating';
  let drawn: IconName = 'idle';
  let tick: boolean | null = null;
  const control = {
    host,
    button,
    key: '',
    subject,
    state: 'idle' as ControlState,
    read,
    show(next: Subject, state: ControlState) {
      control.subject = next;
      control.key = keyOf(next.target);
      control.state = state;
      button.dataset.key = control.key;
      draw();
    },
    setState(state: ControlState) {
      if (state === control.state) return;
      control.state = state;
      draw();
    },
    complain(text: string) {
      name(text);
      picture('failed', text);
    },
    draw,
  };

  function name(text: string) {
    button.title = text;
    button.ariaLabel = text;
  }

  function picture(picked: IconName, text: string) {
    if (picked !== drawn || hasRoom) button.replaceChildren(icon(picked), ...(hasRoom ? [text] : []));
    drawn = picked;
  }

  function become(next: boolean | null) {
    tick = next;
    button.role = tick === null ? null : 'checkbox';
    button.ariaChecked = tick === null ? null : `${tick}`;
    button.ariaHasPopup = tick === null ? 'menu' : null;
  }

  function draw() {
    const { key, state, subject } = control;
    if (ticked(key) !== tick) become(ticked(key));
    if (button.dataset.state !== state) button.dataset.state = state;
    if (tick !== null) {
      name(fill(texts.page_select_name, nameOf(subject) || subject.target.url));
      return picture(tick ? 'ticked' : 'unticked', '');
    }
    const { full, short } = wording(texts, subject, state, count(subject));
    name(full);
    picture(state, short);
  }
  return control;
}
