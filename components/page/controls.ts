import type { ControlTexts } from '../../utils/control-texts';
import type { Look } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import type { TargetKey } from '../../utils/platforms/types';
import { type Control, createControl } from './control';
import { CONTROL_TAG } from './dom';
import type { Shield } from './shield';
import { createStates, type States } from './states';
import type { Subject } from './subject';

/** All controls of a page: makes them, knows their states, hands presses on. */
export interface Controls {
  readonly all: ReadonlySet<Control>;
  readonly states: States;
  make(look: Look, subject: Subject, read: () => Subject | null, isOnCard?: boolean): Control;
  /** Has a control that stands be about this; does nothing when it is already. */
  show(control: Control, subject: Subject): void;
  drop(control: Control): void;
  /** Has the controls on cards be checkboxes of this picker, or (null) buttons again. */
  pickWith(picker: Picker | null): void;
  readonly isPicking: boolean;
  /** The controls on cards, in page order. */
  onCards(): Control[];
  /** Any one of these, at less cost. */
  readonly anyOnCard: Control | undefined;
}

/** Who decides about the controls on cards while a person picks posts. */
export interface Picker {
  isTicked(key: TargetKey): boolean;
  /** The keys it knows; all others stay the site's. */
  keys: readonly string[];
}

/** The keys that mean something to a control; all others stay the site's, like those that go on to the next post. */
const CONTROL_KEYS = ['Enter', ' ', 'ArrowDown', 'ContextMenu', 'F10'];

export interface ControlsOptions {
  texts: ControlTexts;
  shield: Shield;
  signal: AbortSignal;
  count(subject: Subject): number;
  /** Controls came to cards or left them, or became something else. */
  changed(): void;
  /** Takes a trusted event on a control. */
  take(event: Event, control: Control): void;
}

export function createControls({ texts, shield, signal, count, changed, take }: ControlsOptions): Controls {
  const all = new Set<Control>();
  const cardControls = new Set<Control>();
  let picker: Picker | null = null;
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
    if (control.key !== key) control.show(subject, states.want(key));
  }

  return {
    all,
    states,
    make(look, subject, read, isOnCard = false) {
      const own = () => (isOnCard ? picker : null);
      const ticked = (key: TargetKey) => own()?.isTicked(key) ?? null;
      const control = createControl({ texts, look, read, count, ticked }, subject);
      all.add(control);
      if (isOnCard) cardControls.add(control);
      tell();
      show(control, subject);
      shield.guard(
        control.host,
        (event) => take(event, control),
        () => own()?.keys ?? CONTROL_KEYS,
      );
      return control;
    },
    show,
    drop(control) {
      all.delete(control);
      cardControls.delete(control);
      tell();
    },
    pickWith(next) {
      picker = next;
      for (const control of cardControls) control.draw();
      tell();
    },
    get isPicking() {
      return picker !== null;
    },
    get anyOnCard() {
      return cardControls.values().next().value;
    },
    onCards() {
      const byHost = new Map([...cardControls].map((control) => [control.host as Element, control]));
      return [...document.querySelectorAll(CONTROL_TAG)].flatMap((host) => byHost.get(host) ?? []);
    },
  };
}
