import type { How } from './injection';
import type { Action, Life } from './life';
import type { Trouble } from './network';
import { FIRST } from './things';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TROUBLES: readonly Trouble[] = [
  { answer: '0001' },
  { answer: '0404' },
  { answer: '0409' },
  { answer: '0429' },
  { answer: '0429', status: 429, retryAfter: '90' },
  { answer: '0500', status: 500 },
  { html: 200 },
  { html: 502 },
  { gateway: 503 },
  { cut: 'before' },
  { cut: 'after' },
  { slowMs: 20 * SECOND },
  { silent: true },
  { hollow: 'no-data' },
  { hollow: 'no-task-id' },
  { spoil: 'truncated' },
  { spoil: 'doubled' },
  { spoil: 'wrong-types' },
  { spoil: 'html-after' },
];
const WAITS = [0, 200, SECOND, 5 * SECOND, 6 * SECOND, 31 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, 2 * HOUR];
const JUMPS = [6 * HOUR, -6 * HOUR, DAY, -DAY, 400 * DAY, -400 * DAY, -5 * SECOND, 90 * SECOND];
const HOWS: readonly How[] = ['death', 'death', 'error', 'hang', 'quota'];

/** A life made up from a seed: the same for the same seed. */
export function randomLife(seed: number): Life {
  const random = series(seed);
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const library = () => (random() < 0.8 ? 'private' : 'public');

  const aThing = () => {
    const kind = random();
    if (kind < 0.05) return FIRST.creator + below(3);
    if (kind < 0.09) return FIRST.hashtag + below(3);
    return kind < 0.14 ? FIRST.shortLink + below(3) : below(24);
  };
  const save = (): Action => ({
    do: 'save',
    things: Array.from({ length: 1 + below(random() < 0.8 ? 2 : 10) }, aThing),
    library: library(),
    ...(random() < 0.1 && { again: true }),
  });
  const wait = (): Action => ({ do: 'wait', ms: one(WAITS) });
  const makers: readonly (readonly [number, () => Action])[] = [
    [24, save],
    [26, wait],
    [14, () => ({ do: 'fault', how: one(HOWS), n: 1 + below(random() < 0.5 ? 12 : 80) })],
    [12, () => ({ do: 'trouble', trouble: one(TROUBLES), times: 1 + below(3) })],
    [5, () => ({ do: 'undo', back: below(3) })],
    [2, () => ({ do: 'retry', back: below(3) })],
    [2, () => ({ do: 'remove', back: below(3) })],
    [2, () => ({ do: 'delete', back: below(3) })],
    [2, () => ({ do: 'resend', back: below(3), library: library() })],
    [4, () => ({ do: 'kill' })],
    [2, () => ({ do: 'restart' })],
    [1, () => ({ do: 'lose database' })],
    [3, () => ({ do: 'second worker' })],
    [3, () => ({ do: 'clock', ms: one(JUMPS) })],
    [3, () => ({ do: 'key', to: one(['good', 'wrong', 'none']) })],
    [1, () => ({ do: 'account', state: one(['good', 'no-credits', 'disabled']) })],
    [2, () => ({ do: 'namespace', name: one(['default', 'trips']) })],
    [1, () => ({ do: 'pause', on: random() < 0.5 })],
    [2, () => ({ do: 'online', on: random() < 0.5 })],
  ];
  const total = makers.reduce((sum, [weight]) => sum + weight, 0);
  const anAction = () => {
    let left = random() * total;
    for (const [weight, make] of makers) {
      left -= weight;
      if (left < 0) return make();
    }
    return wait();
  };
  const bad = random() < 0.3 ? [...new Set(Array.from({ length: 1 + below(2) }, () => below(24)))] : [];
  // Most are short: what two faults can do together shows in a few actions, and ten thousand have three minutes.
  const length = 1 + below(random() < 0.9 ? 4 : 16);
  return {
    seed,
    requestsPerMinute: random() < 0.8 ? 60 : 6,
    bad,
    taskShape: one(['ids', 'videos']),
    actions: [save(), ...Array.from({ length }, anAction)],
  };
}

/** 0 up to 1 (mulberry32). */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
