import type { Look } from '../../utils/platforms/adapter';
import { type Control, createControl } from './control';
import { gestures } from './gestures';
import type { Shield } from './shield';
import { createStates, type States } from './states';
import { keyOf, type Subject } from './subject';
import type { ControlTexts } from './texts';

/** All controls of a page: makes them, knows their states, hands presses on. */
export interface Controls {
  readonly all: ReadonlySet<Control>;
  readonly states: States;
  make(look: Look, subject: Subject, read: () => Subject | null): Control;
  /** Has a control that stands be about this; does nothing when it is already. */
  show(control: Control, subject: Subject): void;
  drop(control: Control): void;
}

export interface ControlsOptions {
  texts: ControlTexts;
  shield: Shield;
  signal: AbortSignal;
  count(subject: Subject): number;
  /** A pointer or the focus is on a control: a press may follow. */
  approach(): void;
  press(control: Control): void;
  menu(control: Control): void;
}

export function createControls({ texts, shield, signal, count, approach, press, menu }: ControlsOptions): Controls {
  const all = new Set<Control>();
  const states = createStates(all, signal);

  function show(control: Control, subject: Subject) {
    const key = keyOf(subject.target);
    if (control.key !== key) control.show(subject, states.want(key));
  }

  return {
    all,
    states,
    make(look, subject, read) {
      const control = createControl({ texts, look, read, count }, subject);
      all.add(control);
      show(control, subject);
      for (const type of ['pointerenter', 'focus']) control.host.addEventListener(type, approach, { once: true });
      shield.guard(
        control.host,
        gestures(
          control.host,
          () => press(control),
          () => menu(control),
        ),
      );
      return control;
    },
    show,
    drop: (control) => void all.delete(control),
  };
}
