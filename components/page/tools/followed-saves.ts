import type { KeyState } from '../../../utils/messages';
import type { TargetKey } from '../../../utils/platforms/types';

/** A save that a person waits for. */
export interface Followed {
  captureId: string;
  /** What a person would call it; empty where its page gives no name. */
  name: string;
}

/** The names of what came to an end. */
export interface Ends {
  ready: string[];
  failed: string[];
}

/** The saves that somebody waits for: until they are ready, taken back, or made once more elsewhere. */
export class FollowedSaves {
  readonly #open = new Map<TargetKey, Followed>();
  /** Failed, and given out as such; they may be sent once more. */
  readonly #failed = new Set<Followed>();

  get size(): number {
    return this.#open.size;
  }

  add(key: TargetKey, save: Followed): void {
    this.#open.set(key, save);
  }

  /** So many of them, those that go on before those that failed. */
  first(count: number): [TargetKey, Followed][] {
    return [...this.#open].slice(0, count);
  }

  /** Takes over what the worker says of these; gives what came to an end since it was asked last. */
  update(asked: readonly [TargetKey, Followed][], states: Readonly<Record<TargetKey, KeyState>>): Ends {
    const ends: Ends = { ready: [], failed: [] };
    for (const [key, save] of asked) {
      // Else it was saved once more while the worker was asked.
      if (this.#open.get(key) !== save) continue;
      const state = states[key]?.captureId === save.captureId ? states[key].state : undefined;
      if (state === 'ready') ends.ready.push(save.name);
      if (state === 'failed' && !this.#failed.has(save)) ends.failed.push(save.name);
      if (state === 'failed') this.#failed.add(save);
      else this.#failed.delete(save);
      if (state === 'ready' || state === 'failed' || !state) this.#open.delete(key);
      if (state === 'failed') this.#open.set(key, save);
    }
    return ends;
  }
}
