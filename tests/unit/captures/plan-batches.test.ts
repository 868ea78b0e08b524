import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, planBatches } from '../../../utils/captures/plan';
import type { Capture } from '../../../utils/captures/types';
import { START, waitingCapture } from './kit';

const NOW = START + 60_000;

function waiting(n: number, change: Partial<Capture> = {}, prefix = 'c'): Capture[] {
  return Array.from({ length: n }, (_, i) => waitingCapture({ id: `${prefix}${i}`, key: `k${prefix}${i}`, ...change }));
}

/** Captures that differ in everything that a request says once. */
const anyCapture = fc.record({
  platform: fc.constantFrom('tiktok', 'youtube', 'instagram'),
  kind: fc.constantFrom('post', 'creator', 'hashtag'),
  library: fc.constantFrom('private', 'public'),
  namespace: fc.constantFrom('default', 'work'),
  quality: fc.constantFrom(720, 1080),
  callbackUrl: fc.constantFrom(undefined, 'https://example.org/called'),
  updatedAt: fc.integer({ min: START, max: NOW }),
}) as fc.Arbitrary<Partial<Capture>>;

const anyWaiting = fc
  .array(anyCapture, { maxLength: 300 })
  .map((changes) => changes.map((change, i) => waitingCapture({ ...change, id: `c${i}` })));

const sharedFields = ({ kind, platform, library, quality, callbackUrl, ...capture }: Capture) =>
  JSON.stringify([kind, platform, library, quality, callbackUrl, library === 'private' && capture.namespace]);

describe('planning batches', () => {
  it('puts every waiting capture into exactly one batch', () => {
    fc.assert(
      fc.property(anyWaiting, (captures) => {
        const planned = planBatches(captures, NOW).flatMap((batch) => batch.captures.map(({ id }) => id));
        expect(planned.toSorted()).toEqual(captures.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('never mixes what a request says once, and never passes what a request takes', () => {
    fc.assert(
      fc.property(anyWaiting, (captures) => {
        for (const batch of planBatches(captures, NOW)) {
          expect(new Set(batch.captures.map(sharedFields)).size).toBe(1);
          expect(batch.captures.length).toBeLessThanOrEqual(LIMITS.perRequest[batch.like.kind]);
        }
      }),
    );
  });

  it('makes ⌈n/50⌉ requests of each group of posts, and one of each creator', () => {
    fc.assert(
      fc.property(anyWaiting, (captures) => {
        const groups = Map.groupBy(captures, sharedFields);
        const least = [...groups.values()].reduce(
          (sum, group) => sum + (group[0]?.kind === 'creator' ? group.length : Math.ceil(group.length / 50)),
          0,
        );
        expect(planBatches(captures, NOW)).toHaveLength(least);
      }),
    );
  });

  it('puts what is due before what is not, the longest waiting first', () => {
    fc.assert(
      fc.property(anyWaiting, (captures) => {
        const batches = planBatches(captures, NOW);
        const due = batches.filter(({ dueAt }) => dueAt <= NOW);
        expect(batches.slice(0, due.length)).toEqual(due);
        expect(due.map(({ since }) => since)).toEqual(due.map(({ since }) => since).toSorted((a, b) => a - b));
      }),
    );
  });

  it('lets a batch gather for 4.5 s after the last click', () => {
    const [batch] = planBatches([...waiting(2), ...waiting(1, { updatedAt: START + 3000 }, 'late')], START + 3000);
    expect(batch?.dueAt).toBe(START + 7500);
  });

  it('lets nobody who clicks on and on wait longer than 15 s', () => {
    const clicks = Array.from({ length: 10 }, (_, i) => waitingCapture({ id: `c${i}`, updatedAt: START + i * 3000 }));
    expect(planBatches(clicks, START + 12_000)[0]?.dueAt).toBe(START + 15_000);
  });

  it('sends 50 at once and lets the rest gather', () => {
    const batches = planBatches(waiting(60), START);
    expect(batches.map(({ captures, dueAt }) => [captures.length, dueAt - START])).toEqual([
      [50, 0],
      [10, 4500],
    ]);
  });

  it('holds back what is to be retried later without holding back the others', () => {
    const later = waiting(2, { attempts: 1, notBefore: NOW + 8000 }, 'later');
    const batches = planBatches([...later, ...waiting(3)], NOW);
    expect(batches.map(({ captures, dueAt }) => [captures.length, dueAt <= NOW])).toEqual([
      [3, true],
      [2, false],
    ]);
  });

  it('does not gather again what was tried before', () => {
    expect(planBatches(waiting(1, { attempts: 1, updatedAt: NOW }), NOW)[0]?.dueAt).toBe(NOW);
  });

  it('plans 10,000 waiting captures in a blink', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => waitingCapture({ id: `c${i}` }));
    const begun = performance.now();
    expect(planBatches(many, NOW)).toHaveLength(200);
    console.info(`planned 10,000 captures in ${(performance.now() - begun).toFixed(1)} ms`);
  });
});
