import { planBatches } from '../../utils/captures/plan';
import { type Finding, median, range } from './measure.ts';
import { mixedPosts } from './sample-captures.ts';

const WAITING = 10_000;

/** (h) The pure planner, on 10,000 posts that wait: all clicked a minute ago, of three sites and both libraries. */
export function measurePlanning(runs: number): Finding[] {
  const now = Date.UTC(2026, 10, 22);
  const waiting = mixedPosts(WAITING, now - 60_000);
  // The first calls run before the engine has compiled the planner; a worker that wakes up pays that price.
  const first = time(() => planBatches(waiting, now));
  const times = Array.from({ length: Math.max(runs, 5) }, () => time(() => planBatches(waiting, now)));
  const batches = planBatches(waiting, now).length;
  const note = `${range(times)}; first call ${first.toFixed(1)} ms; ${batches} batches`;
  return [{ what: 'planBatches, 10,000 waiting', value: median(times), unit: 'ms', note }];
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
