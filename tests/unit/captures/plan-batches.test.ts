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

/** Some saved by hand, some that came in bulk. */
const handAndBulk = fc
  .array(fc.record({ change: anyCapture, importId: fc.constantFrom(undefined, 'likes', 'history') }), {
    maxLength: 300,
  })
  .map((all) => all.map(({ change, importId }, i) => waitingCapture({ ...change, importId, id: `c${i}` })));

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

  it('puts whatever came by hand before whatever came in bulk, among what is due', () => {
    fc.assert(
      fc.property(handAndBulk, (captures) => {
        const due = planBatches(captures, NOW).filter(({ dueAt }) => dueAt <= NOW);
        const firstBulk = due.findIndex(({ captures }) => captures.every(({ importId }) => importId));
        const lastByHand = due.findLastIndex(({ captures }) => captures.some(({ importId }) => !importId));
        if (firstBulk >= 0) expect(lastByHand).toBeLessThan(firstBulk);
      }),
    );
  });

  it('gives what came by hand as few requests as if nothing else waited, and fills their room with bulk', () => {
    fc.assert(
      fc.property(handAndBulk, (captures) => {
        const batches = planBatches(captures, NOW);
        const byHand = captures.filter(({ importId }) => !importId);
        expect(batches.filter((batch) => batch.byHand)).toHaveLength(planBatches(byHand, NOW).length);
        for (const [fields, group] of Map.groupBy(captures, sharedFields)) {
          const ofGroup = batches.filter(({ like }) => sharedFields(like) === fields);
          const most = group[0]?.kind === 'creator' ? 1 : 50;
          expect(ofGroup).toHaveLength(Math.ceil(group.length / most));
        }
      }),
    );
  });

  it('lets no bulk leave while something saved by hand still gathers', () => {
    fc.assert(
      fc.property(handAndBulk, fc.integer({ min: 0, max: 4000 }), (captures, ago) => {
        const click = waitingCapture({ id: 'click', updatedAt: NOW - ago });
        const bulk = captures.filter(({ importId }) => importId);
        const [first] = planBatches([click, ...bulk], NOW);
        expect(first?.captures[0]).toBe(click);
        expect(first?.dueAt).toBe(NOW - ago + 4500);
      }),
    );
  });

  it('sends a click with the next request, whatever waits, and fills the request up', () => {
    const bulk = waiting(50_000, { importId: 'likes' });
    const click = waitingCapture({ id: 'click', updatedAt: NOW - 5000 });
    const [first] = planBatches([...bulk, click], NOW);
    expect(first?.dueAt).toBeLessThanOrEqual(NOW);
    expect(first?.captures.map(({ id }) => id)).toEqual(['click', ...bulk.slice(0, 49).map(({ id }) => id)]);
  });

  it('does not let bulk wait for a retry of something saved by hand, nor for a search that it is part of', () => {
    const later = waitingCapture({ id: 'later', attempts: 1, notBefore: NOW + 8000 });
    expect(planBatches([later, ...waiting(3, { importId: 'likes' })], NOW)[0]?.captures).toHaveLength(3);
    const suspects = waiting(2, { batchToken: 'token', refusals: 1 }, 'suspect');
    const pooled = waitingCapture({ id: 'pooled', refusals: 1 });
    const bulk = waiting(3, { importId: 'likes', platform: 'youtube' }, 'bulk');
    expect(planBatches([pooled, ...suspects, ...bulk], NOW).map(({ dueAt }) => dueAt <= NOW)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('looks for a bad address first where a click is: it is cleared before the bulk it travelled with', () => {
    const suspect = { batchToken: 'token', refusals: 1 };
    const bulk = waiting(49, { importId: 'likes', ...suspect });
    const [half] = planBatches([...bulk, waitingCapture({ id: 'click', ...suspect })], NOW);
    expect(half?.captures.map(({ id }) => id)).toContain('click');
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

  it('sends at once with what was tried before whatever can join it', () => {
    const [batch] = planBatches([waitingCapture({ id: 'tried', attempts: 1 }), ...waiting(3, { updatedAt: NOW })], NOW);
    expect(batch).toMatchObject({ dueAt: NOW, captures: { length: 4 } });
  });

  it('lets a creator gather like anything else, though its request is full: until then it can be undone', () => {
    expect(planBatches(waiting(1, { kind: 'creator' }), START)[0]?.dueAt).toBe(START + 4500);
  });

  it('puts into one request what was to be retried at different times, all of them past', () => {
    const [one, other] = [
      waitingCapture({ id: 'one', notBefore: NOW - 2 }),
      waitingCapture({ id: 'other', notBefore: 5 }),
    ];
    expect(planBatches([one, other, waitingCapture({ id: 'never' })], NOW)).toHaveLength(1);
  });

  it('says of a batch since when its oldest waits, by hand before bulk', () => {
    const byHand = [2000, 1000, 3000].map((ms) => waitingCapture({ id: `c${ms}`, updatedAt: START + ms }));
    const bulk = waitingCapture({ id: 'bulk', importId: 'likes', updatedAt: START });
    expect(planBatches(byHand, NOW)[0]?.since).toBe(START + 1000);
    expect(planBatches([bulk, ...byHand], NOW)[0]?.since).toBe(START + 1000);
    expect(planBatches([bulk], NOW)[0]?.since).toBe(START);
  });

  it('lets a second look give way to what has waited an hour less', () => {
    const secondLook = waitingCapture({ id: 'again', batchToken: 'token', refusedAt: START, notBefore: NOW });
    const [batch] = planBatches([secondLook], NOW);
    expect(batch).toMatchObject({ since: START + 60 * 60_000, byHand: false, dueAt: NOW });
  });

  it('says in each batch of a group what is its own', () => {
    for (const { like, captures } of planBatches(waiting(120), NOW)) expect(like).toBe(captures[0]);
  });

  it('lets a pool wait for the search that it came of, and for no other', () => {
    const pooled = waitingCapture({ id: 'pooled', refusals: 1 });
    const suspect = { batchToken: 'token', refusals: 1 };
    const dueWith = (other: Partial<Capture>) =>
      planBatches([pooled, waitingCapture({ id: 'other', ...other })], NOW).find(({ like }) => like.id === 'pooled')
        ?.dueAt;
    expect(planBatches([pooled], NOW)[0]?.dueAt).toBe(NOW);
    expect(dueWith({ ...suspect })).toBe(Number.POSITIVE_INFINITY);
    expect(dueWith({ ...suspect, platform: 'youtube' })).toBe(NOW);
    expect(dueWith({ ...suspect, refusedAt: START })).toBe(NOW);
  });

  it('takes what is due this very moment for as due as what has been for long: by hand first', () => {
    const bulk = waiting(2, { importId: 'likes', platform: 'youtube', updatedAt: START });
    const click = waitingCapture({ id: 'click', updatedAt: NOW, attempts: 1 });
    expect(planBatches([...bulk, click], NOW).map(({ byHand }) => byHand)).toEqual([true, false]);
  });

  it('lets bulk wait for the first click that gathers, also when another click is due, and for no longer', () => {
    const due = waitingCapture({ id: 'due', updatedAt: NOW, attempts: 1 });
    const first = waitingCapture({ id: 'first', platform: 'youtube', updatedAt: NOW - 3000 });
    const second = waitingCapture({ id: 'second', platform: 'instagram', updatedAt: NOW - 1000 });
    const bulk = waiting(2, { importId: 'likes', library: 'public', updatedAt: START });
    const batches = planBatches([due, first, second, ...bulk], NOW);
    expect(batches.find(({ byHand }) => !byHand)?.dueAt).toBe(NOW + 1500);
  });

  it('plans 10,000 waiting captures in a blink', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => waitingCapture({ id: `c${i}` }));
    const begun = performance.now();
    expect(planBatches(many, NOW)).toHaveLength(200);
    console.info(`planned 10,000 captures in ${(performance.now() - begun).toFixed(1)} ms`);
  });
});
