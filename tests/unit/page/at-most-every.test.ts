import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../../components/page/at-most-every';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced(tookMs = 0) {
  const run = vi.fn<() => void>(() => void vi.advanceTimersByTime(tookMs));
  const ending = new AbortController();
  return { run, ending, pace: atMostEvery(100, run, ending.signal) };
}

it('runs when it was quiet, in a task of its own', () => {
  const { run, pace } = paced();
  pace.soon();
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(0);
  expect(run).toHaveBeenCalledTimes(1);
});

it('gathers what is asked for until the pause is over', () => {
  const { run, pace } = paced();
  pace.soon();
  vi.advanceTimersByTime(0);
  for (let i = 0; i < 10; i += 1) pace.soon();
  vi.advanceTimersByTime(99);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
});

it('rests longer after a run that took long', () => {
  const { run, pace } = paced(20);
  pace.soon();
  vi.advanceTimersByTime(0);
  pace.soon();
  vi.advanceTimersByTime(400);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(2);
});

it('never rests longer than a person waits', () => {
  const { run, pace } = paced(500);
  pace.soon();
  vi.advanceTimersByTime(0);
  pace.soon();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

it('runs again after a time of its own, once, unless it is asked for sooner', () => {
  const { run, pace } = paced();
  pace.in(50);
  pace.in(16);
  vi.advanceTimersByTime(16);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  expect(run).toHaveBeenCalledTimes(1);
});

it('runs again when the run itself asks for more', () => {
  const { run, pace } = paced();
  run.mockImplementationOnce(() => pace.soon());
  pace.soon();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(2);
});

it('never runs after the end', () => {
  const { run, ending, pace } = paced();
  pace.in(16);
  ending.abort();
  pace.soon();
  vi.advanceTimersByTime(200);
  expect(run).not.toHaveBeenCalled();
});
