import type { ControlState, Library } from '../../utils/captures/types';
import type { KeyState, SaveOutcome } from '../../utils/messages';
import { send } from '../../utils/messages/send';
import { doc } from '../../utils/platforms/doc';
import type { Control } from './control';

/** How long keys are gathered before the worker is asked, ms: the controls of one screen mount together. */
const GATHER_MS = 30;
/** As many keys as one `getStates` message may carry. */
export const MOST_KEYS = 500;

/** So many states are remembered of what has no control on the page any more, or has not yet. */
const MOST_KNOWN = 1000;

export interface States {
  /** What is known of a key now; asks for it as well. */
  want(key: string): ControlState;
  of(key: string): KeyState | undefined;
  /** Takes over what the worker just said of a save, without asking again. */
  learnAll(results: readonly SaveOutcome[], library: Library): void;
  /** Shows a state of which the worker knows nothing: a hashtag whose posts were collected and queued. */
  note(key: string, state: ControlState): void;
  /** Asks again for all keys on screen; later when the tab is hidden. */
  refresh(): void;
}

/** Keeps the controls on screen in the state that the worker knows. Asks in batches, never in hidden tabs. */
export function createStates(controls: ReadonlySet<Control>, signal: AbortSignal): States {
  const known = new Map<string, KeyState>();
  const wanted = new Set<string>();
  const noted = new Map<string, ControlState>();
  let isDue = false;
  let lessons = 0;

  const stateOf = (key: string) => known.get(key)?.state ?? noted.get(key) ?? 'idle';

  async function ask() {
    isDue = false;
    if (doc.hidden || signal.aborted) return;
    const keys = [...wanted].slice(0, MOST_KEYS);
    for (const key of keys) wanted.delete(key);
    if (wanted.size > 0) schedule();
    const before = lessons;
    // A worker that can't be reached is told of when something is pressed; until then the last state stands.
    const states = await send('getStates', { keys }).catch(() => null);
    if (!states || signal.aborted) return;
    // The answer may be older than what was learned meanwhile.
    if (before !== lessons) return keys.forEach(want);
    for (const key of keys) {
      const state = states[key];
      if (state) known.set(key, state);
      else known.delete(key);
    }
    forget();
    draw(keys);
  }

  /** Lets go of what was known first, but for what is on screen. */
  function forget() {
    if (known.size <= MOST_KNOWN) return;
    const shown = new Set([...controls].map(({ key }) => key));
    for (const key of [...known.keys()].slice(0, known.size - MOST_KNOWN)) if (!shown.has(key)) known.delete(key);
  }

  function draw(keys: readonly string[]) {
    for (const control of controls) if (keys.includes(control.key)) control.setState(stateOf(control.key));
  }

  function want(key: string) {
    wanted.add(key);
    schedule();
  }

  function schedule() {
    if (!isDue) setTimeout(ask, GATHER_MS);
    isDue = true;
  }

  doc.addEventListener('visibilitychange', () => wanted.size > 0 && schedule(), { signal });
  return {
    want(key) {
      want(key);
      return stateOf(key);
    },
    of: (key) => known.get(key),
    learnAll(results, library) {
      for (const result of results) {
        if (!('captureId' in result)) continue;
        const { key, captureId, outcome } = result;
        lessons += 1;
        known.set(key, { captureId, library, state: outcome === 'queued' ? 'queued' : result.state });
        draw([key]);
      }
    },
    note(key, state) {
      noted.set(key, state);
      draw([key]);
    },
    refresh() {
      for (const { key } of controls) wanted.add(key);
      if (wanted.size > 0) schedule();
    },
  };
}
