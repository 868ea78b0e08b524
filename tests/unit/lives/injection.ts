/** What goes wrong at one step of the worker. `quota`: there is no room to write. */
export type How = 'death' | 'error' | 'hang' | 'quota';

/**
 * The steps of a worker that reach beyond its memory, and in a transaction only those that make a difference: its
 * first read, its first write and its end. Whichever of its requests fails, the whole of it fails and is rolled back.
 */
export type Step =
  | 'database opens'
  | 'database reads'
  | 'database writes'
  | 'database commits'
  | 'database has committed'
  | 'request leaves'
  | 'answer comes'
  | 'alarm is set'
  | 'alarm was set'
  | 'storage reads'
  | 'storage writes'
  | 'storage has written'
  | 'browser is called';

/**
 * Where each way makes sense: what is done already can't fail any more, but the worker can die before it hears. Between
 * two steps that change something nothing happens that anybody else could see: to die while reading is to die at the
 * next of those.
 */
const APPLIES: Record<How, (step: Step) => boolean> = {
  death: (step) => !/reads|called/.test(step),
  error: (step) => !/has|was/.test(step),
  hang: (step) => !/has|was/.test(step),
  quota: (step) => step === 'database writes' || step === 'database commits' || step === 'storage writes',
};

interface Armed {
  how: How;
  /** How many steps to which it applies are still let through. */
  left: number;
}

/** Lets steps fail: the n-th from the moment it is told so. */
export class Injector {
  /** Every fault that came about. */
  readonly met: { how: How; step: Step }[] = [];
  /** How many steps there were. */
  steps = 0;
  /** While it is off, steps don't count. */
  on = true;
  #armed: Armed[] = [];

  /** The n-th step from now (from 1) to which `how` applies will fail so. */
  arm(how: How, n: number): void {
    this.#armed.push({ how, left: n });
  }

  disarm(): void {
    this.#armed = [];
  }

  /** Passed before (or, where the step's name says so, after) each step. Out: how it fails, if it does. */
  meet(step: Step): How | undefined {
    if (!this.on) return undefined;
    this.steps += 1;
    let found: How | undefined;
    for (const armed of this.#armed) {
      if (!APPLIES[armed.how](step)) continue;
      armed.left -= 1;
      if (armed.left === 0) found ??= armed.how;
    }
    if (!found) return undefined;
    this.#armed = this.#armed.filter(({ left }) => left > 0);
    this.met.push({ how: found, step });
    return found;
  }
}
