import type { ControlState } from '../../utils/captures/types';
import type { Look } from '../../utils/platforms/adapter';
import type { TargetKey } from '../../utils/platforms/types';
import { CONTROL_TAG, el, openRoot } from './dom';
import { icon } from './icons';
import { controlSheets } from './style';
import { keyOf, type Subject, wording } from './subject';
import type { ControlTexts } from './texts';

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
}

export interface ControlOptions {
  texts: ControlTexts;
  look: Look;
  read(): Subject | null;
  /** How many posts a creator or hashtag stands for, in words. */
  count(subject: Subject): number;
}

/** Makes a control; it stands nowhere yet. */
export function createControl({ texts, look, read, count }: ControlOptions, first: Subject): Control {
  const host = document.createElement(CONTROL_TAG);
  host.dataset.look = look;
  const button = el('button', { type: 'button', 'aria-haspopup': 'menu' });
  openRoot(host, controlSheets, true).append(button);
  const control = {
    host,
    button,
    key: '',
    subject: first,
    state: 'idle' as ControlState,
    read,
    show(subject: Subject, state: ControlState) {
      control.subject = subject;
      control.key = keyOf(subject.target);
      control.state = state;
      draw();
    },
    setState(state: ControlState) {
      if (state === control.state) return;
      control.state = state;
      draw();
    },
    complain(text: string) {
      button.replaceChildren(icon('failed'), ...(hasRoom ? [text] : []));
      name(text);
    },
  };
  const hasRoom = look === 'pill' || look === 'floating';
  function name(text: string) {
    button.title = text;
    button.setAttribute('aria-label', text);
  }
  function draw() {
    const { key, state, subject } = control;
    const { full, short } = wording(texts, subject, state, count(subject));
    button.dataset.key = key;
    button.dataset.state = state;
    name(full);
    button.replaceChildren(icon(state), ...(hasRoom ? [short] : []));
  }
  return control;
}
