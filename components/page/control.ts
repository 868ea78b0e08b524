import type { ControlState } from '../../utils/captures/types';
import type { ControlTexts } from '../../utils/control-texts';
import { fill } from '../../utils/i18n';
import type { Look } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import type { TargetKey } from '../../utils/platforms/types';
import { CONTROL_TAG, el, openRoot } from './dom';
import { icon } from './icons';
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

/** Makes a control; it stands nowhere yet. */
export function createControl({ texts, look, read, count, ticked }: ControlOptions, first: Subject): Control {
  const host = document.createElement(CONTROL_TAG);
  host.dataset.look = look;
  const button = el('button', { type: 'button' });
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
    draw,
  };
  let wasTicked: boolean | null | undefined;
  const hasRoom = look === 'pill' || look === 'floating';
  function name(text: string) {
    button.title = text;
    button.setAttribute('aria-label', text);
  }
  function draw() {
    const { key, state, subject } = control;
    const tick = ticked(key);
    button.dataset.key = key;
    button.dataset.state = state;
    if (wasTicked !== tick) {
      button.role = tick === null ? null : 'checkbox';
      button.ariaChecked = tick === null ? null : `${tick}`;
      button.ariaHasPopup = tick === null ? 'menu' : null;
      wasTicked = tick;
    }
    if (tick !== null) {
      button.replaceChildren(icon(tick ? 'ticked' : 'unticked'));
      return name(fill(texts.page_select_name, nameOf(subject) || subject.target.url));
    }
    const { full, short } = wording(texts, subject, state, count(subject));
    name(full);
    button.replaceChildren(icon(state), ...(hasRoom ? [short] : []));
  }
  return control;
}
