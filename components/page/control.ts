import type { ControlState } from '../../utils/captures/types';
import type { Counted } from '../../utils/i18n';
import type { Look } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import type { TargetKey } from '../../utils/platforms/types';
import type { ControlTexts } from '../../utils/text/control-texts';
import { el, makeHost, openRoot } from './dom';
import { type IconName, icon } from './icons';
import { controlSheets } from './style';
import { type Subject, wording } from './subject';

/** One save control: a host in the page, and inside its closed root exactly one button. */
export interface Control {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  readonly key: TargetKey;
  readonly subject: Subject;
  readonly state: ControlState;
  readonly isOnCard: boolean;
  /** Makes it about something, perhaps something else than before. */
  show(subject: Subject, state: ControlState): void;
  setState(state: ControlState): void;
  /** Says what is wrong, for want of other means. */
  complain(text: string): void;
  /** Reads from the page once more what it is about; null when that is gone. */
  read(): Subject | null;
  /** Draws it again: it is dressed otherwise now. */
  draw(): void;
  /** Gives it another accessible name. */
  name(text: string): void;
  /** Whether an event is about the arrow beside the button: a closed root keeps that from the event. */
  isMore(event: Event): boolean;
}

/** What the controls on cards are instead of buttons that save, while a person picks posts. */
export interface Dress {
  draw(control: Control): void;
  /** The keys it knows; all others stay the site's. */
  keys: readonly string[];
}

export interface ControlOptions {
  texts: ControlTexts;
  look: Look;
  read(): Subject | null;
  /** How many posts a creator or hashtag stands for, in words. */
  counted(subject: Subject): Counted;
  /** Who draws it at present; null = itself. */
  dress(): Dress | null;
  isOnCard: boolean;
}

/** An idle control's button, from which all others are copied: that costs a page less than to make each anew. */
let first: HTMLButtonElement | undefined;

function makeButton(): HTMLButtonElement {
  first ??= el('button', { type: 'button', 'data-state': 'idle' }, icon('idle'));
  return first.cloneNode(true) as HTMLButtonElement;
}

/** The arrow that shows that there are other choices. */
export function makeMore(texts: ControlTexts): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: 'more', 'aria-haspopup': 'menu', 'aria-label': texts.page_more },
    icon('more'),
  );
}

/** What in a root of ours an event is about: a closed root keeps that from the event. */
export function pressedIn(root: ShadowRoot, event: Event): Element | null {
  const { clientX, clientY, detail, type } = event as MouseEvent;
  // A click or a menu asked for by a key is about what has the focus.
  const isByKey = type.startsWith('key') || (type === 'click' && detail === 0);
  return isByKey ? root.activeElement : root.elementFromPoint(clientX, clientY);
}

/** Makes a control; it stands nowhere yet. */
export function createControl(
  { texts, look, read, counted, dress, isOnCard }: ControlOptions,
  subject: Subject,
): Control {
  const host = makeHost('control');
  host.dataset.look = look;
  const button = makeButton();
  const root = openRoot(host, controlSheets, true);
  const hasRoom = look === 'pill' || look === 'floating';
  const more = hasRoom ? makeMore(texts) : null;
  root.append(button, ...(more ? [more] : []));
  /** Null = what somebody else drew. */
  let drawn: IconName | null = 'idle';
  const control = {
    host,
    root,
    button,
    isOnCard,
    name,
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
      picture('failed', texts.page_short_failed, []);
    },
    isMore(event: Event) {
      return more?.contains(pressedIn(root, event)) ?? false;
    },
    draw,
  };

  function name(text: string, hint?: string) {
    button.title = hint ? `${text}\n${hint}` : text;
    button.ariaLabel = text;
  }

  function picture(picked: IconName, text: string, words: readonly string[]) {
    const word = () => el('span', { 'data-words': words.join('\n') }, text);
    if (picked !== drawn || hasRoom) button.replaceChildren(icon(picked), ...(hasRoom ? [word()] : []));
    drawn = picked;
  }

  function draw() {
    const { state, subject } = control;
    const other = dress();
    if (button.dataset.state !== state) button.dataset.state = state;
    if (other) {
      drawn = null;
      return other.draw(control);
    }
    const { full, short, all } = wording(texts, subject, state, counted(subject));
    name(full, hasRoom ? undefined : texts.page_hold);
    picture(state, short, all);
  }
  return control;
}
