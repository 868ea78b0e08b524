import type { How } from './injection';
import type { Trouble } from './network';

export type LibraryName = 'private' | 'public';

/** One thing that happens in a life, whoever does it. Times are ms. */
export type Action =
  /** A page asks for things to be saved (numbers, see `things`). */
  | { do: 'save'; things: readonly number[]; library: LibraryName; again?: true }
  /** A page takes back, retries, … what the n-th last answered save was told. */
  | { do: 'undo' | 'retry' | 'remove' | 'delete'; back: number }
  | { do: 'resend'; back: number; library: LibraryName }
  /** `likeBefore`: only what happened before happens again and again, and no step in it is made to fail. */
  | { do: 'wait'; ms: number; likeBefore?: true }
  /** The worker dies; the browser restarts; another worker starts beside the one that is up. */
  | { do: 'kill' | 'restart' | 'second worker' }
  /** The files of the one or the other store are gone; a copy of the history is due. Each while the browser is closed. */
  | { do: 'lose database' | 'lose settings' | 'copy due' }
  /** The computer's clock is set, by so much. */
  | { do: 'clock'; ms: number }
  | { do: 'key'; to: 'good' | 'wrong' | 'none' }
  | { do: 'account'; state: 'good' | 'no-credits' | 'disabled' }
  | { do: 'namespace'; name: string }
  | { do: 'pause'; on: boolean }
  | { do: 'online'; on: boolean }
  /** The next requests meet a trouble. */
  | { do: 'trouble'; trouble: Trouble; times: number }
  /** The n-th step of a worker from now fails. */
  | { do: 'fault'; how: How; n: number };

/** A life: what happens to a profile from its beginning until all faults stop. Plain data, so that it can be kept. */
export interface Life {
  seed: number;
  requestsPerMinute: number;
  /** Things that the API refuses. */
  bad: readonly number[];
  taskShape: 'ids' | 'videos';
  actions: readonly Action[];
}
