import type { Counted } from '../../utils/i18n';
import type { Look } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import type { ControlTexts } from '../../utils/text/control-texts';
import { type Control, createControl, type Dress } from './control';
import type { Shield } from './shield';
import { createStates, type States } from './states';
import { nameOf, type Subject } from './subject';

/** All controls of a page: makes them, knows their states, hands presses on. */
export interface Controls {
  readonly all: ReadonlySet<Control>;
  readonly states: States;
  make(look: Look, subject: Subject, read: () => Subject | null, isOnCard?: boolean): Control;
  /** Has a control that stands be about this, and be called so; true when it is about another thing than before. */
  show(control: Control, subject: Subject): boolean;
  drop(control: Control): void;
  /** Has the controls on cards be drawn by somebody else, or (null) be buttons that save again. */
  dressWith(dress: Dress | null): void;
  readonly isDressed: boolean;
}

/** The keys that mean something to a control; all others stay the site's, like those that go on to the next post. */
const CONTROL_KEYS = ['Enter', ' ', 'ArrowDown', 'ContextMenu', 'F10'];

export interface ControlsOptions {
  texts: ControlTexts;
  shield: Shield;
  signal: AbortSignal;
  counted(subject: Subject): Counted;
  /** Controls came to cards or left them, or became something else. */
  changed(): void;
  /** Takes a trusted event on a control. */
  take(event: Event, control: Control): void;
}

export function createControls({ texts, shield, signal, counted, changed, take }: ControlsOptions): Controls {
  const all = new Set<Control>();
  let dress: Dress | null = null;
  let isTold = false;
  const states = createStates(all, signal);

  /** Tells once of what changes together. */
  function tell() {
    if (!isTold)
      queueMicrotask(() => {
        isTold = false;
        changed();
      });
    isTold = true;
  }

  function show(control: Control, subject: Subject) {
    const key = keyOf(subject.target);
    const isOther = control.key !== key;
    if (isOther) control.show(subject, states.want(key));
    else if (nameOf(control.subject) !== nameOf(subject)) control.show(subject, control.state);
    return isOther;
  }

  return {
    all,
    states,
    make(look, subject, read, isOnCard = false) {
      const own = () => (isOnCard ? dress : null);
      const control = createControl({ texts, look, read, counted, dress: own, isOnCard }, subject);
      all.add(control);
      tell();
      show(control, subject);
      shield.guard(
        control.host,
        (event) => take(event, control),
        () => own()?.keys ?? CONTROL_KEYS,
        () => control.key,
      );
      return control;
    },
    show,
    drop(control) {
      all.delete(control);
      tell();
    },
    dressWith(next) {
      dress = next;
      for (const control of all) if (control.isOnCard) control.draw();
      tell();
    },
    get isDressed() {
      return dress !== null;
    },
  };
}
