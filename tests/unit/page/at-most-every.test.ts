import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../../components/page/at-most-every';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced() {
  const run = vi.fn<() => void>();
  const ending = new AbortController();
  return { run, ending, pace: atMostEvery(100, run, ending.signal) };
}

it('runs at once when it was quiet', () => {
  const { run, pace } = paced();
  pace.soon();
  expect(run).toHaveBeenCalledTimes(1);
});

it('gathers what is asked for until the pause is over', () => {
  const { run, pace } = paced();
  for (let i = 0; i < 10; i += 1) pace.soon();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(99);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
});

it('runs again after a time of its own, once', () => {
  const { run, pace } = paced();
  pace.in(16);
  pace.in(16);
  vi.advanceTimersByTime(200);
  expect(run).toHaveBeenCalledTimes(1);
});

it('never runs after the end', () => {
  const { run, ending, pace } = paced();
  pace.in(16);
  ending.abort();
  pace.soon();
  vi.advanceTimersByTime(200);
  expect(run).not.toHaveBeenCalled();
});
