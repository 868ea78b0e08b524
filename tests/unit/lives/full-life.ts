import type { Life } from './life';
import { FIRST } from './things';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

/**
 * A life with all that there is: things of three sites are saved, some of them twice and three of them bad, then
 * offline for an hour, the search for the bad ones, following, taking back and sending to the other library.
 */
export function fullLife(size: number): Life {
  return {
    seed: 1,
    requestsPerMinute: 60,
    bad: [1, 2, Math.floor(size / 2)],
    taskShape: 'videos',
    actions: [
      { do: 'save', things: [...range(size), 0, 3], library: 'private' },
      { do: 'save', things: [0, 1, FIRST.creator, FIRST.shortLink + 1], library: 'private' },
      { do: 'online', on: false },
      { do: 'wait', ms: 5 * MINUTE },
      { do: 'wait', ms: 53 * MINUTE, likeBefore: true },
      { do: 'wait', ms: 2 * MINUTE },
      { do: 'online', on: true },
      { do: 'wait', ms: 10 * MINUTE },
      { do: 'save', things: [size + 1, size + 2], library: 'private' },
      { do: 'undo', back: 0 },
      { do: 'resend', back: 1, library: 'public' },
      { do: 'wait', ms: 5 * MINUTE },
    ],
  };
}

/** The database is lost again and again: while things wait, are sent and are followed, before and after a copy. */
export function lossesOfDatabase(): Life {
  return {
    seed: 1,
    requestsPerMinute: 60,
    bad: [3],
    taskShape: 'videos',
    actions: [
      { do: 'save', things: [0, 1, 3], library: 'private' },
      { do: 'wait', ms: 8 * SECOND },
      { do: 'save', things: [4, FIRST.shortLink + 2], library: 'public' },
      { do: 'copy due' },
      { do: 'restart' },
      { do: 'wait', ms: 3 * SECOND },
      { do: 'lose database' },
      { do: 'save', things: [5], library: 'private' },
      { do: 'lose database' },
      { do: 'save', things: [7, 8], library: 'private' },
      { do: 'wait', ms: 4 * SECOND },
      { do: 'undo', back: 0 },
      { do: 'lose database' },
      { do: 'restart' },
      { do: 'wait', ms: 20 * SECOND },
      { do: 'lose database' },
      { do: 'save', things: [0, 9], library: 'private' },
      { do: 'wait', ms: 10 * SECOND },
    ],
  };
}

/** `storage.local` is lost twice, the first time while things are under way, while the database is whole. */
export function lossesOfSettings(): Life {
  return {
    seed: 1,
    requestsPerMinute: 60,
    bad: [],
    taskShape: 'ids',
    actions: [
      { do: 'save', things: [0, 1], library: 'private' },
      { do: 'wait', ms: 8 * SECOND },
      { do: 'save', things: [4], library: 'public' },
      { do: 'copy due' },
      { do: 'lose settings' },
      { do: 'save', things: [5], library: 'private' },
      { do: 'wait', ms: 5 * SECOND },
      { do: 'undo', back: 0 },
      { do: 'lose settings' },
      { do: 'restart' },
      { do: 'wait', ms: 5 * SECOND },
      { do: 'key', to: 'good' },
      { do: 'wait', ms: 20 * SECOND },
    ],
  };
}

/** The same in little, so that each of its steps can fail in a minute: one of each, and waits for what matters. */
export function shortLife(): Life {
  return {
    seed: 1,
    requestsPerMinute: 60,
    bad: [3],
    taskShape: 'videos',
    actions: [
      { do: 'online', on: false },
      { do: 'save', things: [0, 3, 0, FIRST.shortLink], library: 'private' },
      { do: 'wait', ms: 3 * SECOND },
      { do: 'online', on: true },
      { do: 'wait', ms: 40 * SECOND },
      { do: 'save', things: [0, 1], library: 'private' },
      { do: 'undo', back: 0 },
      { do: 'resend', back: 1, library: 'public' },
      { do: 'wait', ms: 15 * SECOND },
    ],
  };
}
