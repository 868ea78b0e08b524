import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Budget,
  createPassing,
  GROUP,
  MOST_CONTROLS,
  planControls,
  SMALL_PAGE,
} from '../../../components/page/budget';

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const budget = (change: Partial<Budget<string>>): Budget<string> => ({
  total: 2000,
  near: [],
  inSight: 0,
  far: () => [],
  held: [],
  ...change,
});

describe('planControls', () => {
  it('gives every card of a small page a control, those near by at once and the others in groups', () => {
    const far = names('far', GROUP + 5);
    const plan = planControls(budget({ total: SMALL_PAGE, near: ['near'], far: () => far }));
    expect(plan).toEqual({ mount: ['near', ...far.slice(0, GROUP)], release: [], more: true });
    const rest = planControls(budget({ total: SMALL_PAGE, near: ['near'], far: () => far.slice(GROUP) }));
    expect(rest).toEqual({ mount: ['near', ...far.slice(GROUP)], release: [], more: false });
  });

  it('gives only cards near the viewport of a large page one', () => {
    const plan = planControls(budget({ near: ['a', 'b'], far: () => names('far', 9) }));
    expect(plan.mount).toEqual(['a', 'b']);
  });

  it('lets cards keep theirs while there is room, and takes it first from those that left first', () => {
    const near = names('near', MOST_CONTROLS - 2);
    expect(planControls(budget({ near, held: ['x', 'y'] })).release).toEqual([]);
    expect(planControls(budget({ near, held: ['w', 'x', 'y'] })).release).toEqual(['w']);
  });

  it('gives every card in sight one, however many they are', () => {
    const near = names('near', 90);
    expect(planControls(budget({ near, inSight: 80 })).mount).toEqual(near.slice(0, 80));
    expect(planControls(budget({ near, inSight: 3 })).mount).toEqual(near.slice(0, MOST_CONTROLS));
  });

  it('never has more controls on a large page than its limit or what is in sight', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(count, count, count, (near, held, inSight) => {
        const plan = planControls(
          budget({ near: names('n', near), held: names('h', held), inSight: Math.min(inSight, near) }),
        );
        const left = plan.mount.length + held - plan.release.filter((name) => name.startsWith('h')).length;
        expect(left).toBeLessThanOrEqual(Math.max(MOST_CONTROLS, Math.min(inSight, near)));
      }),
    );
  });
});

describe('passing by', () => {
  beforeEach(() => void vi.stubGlobal('innerHeight', 1000));
  afterEach(() => void vi.unstubAllGlobals());

  /** Where a marker stands at each look, 150 ms apart, the first where it was chosen. */
  const looks = (first: number, ...tops: (number | null)[]) => {
    const passing = createPassing();
    passing.start(first, 0);
    return tops.map((top, i) => passing.isPassing(top, 150 * (i + 1)));
  };

  it('is not what a person reads along with', () => {
    expect(looks(0, 0, -300, -800)).toEqual([false, false, false]);
  });

  it('is what fast scrolling does, up or down, until it slows down', () => {
    expect(looks(0, -900, -5000, -5100)).toEqual([true, true, false]);
    expect(looks(0, 700, 1400)).toEqual([true, true]);
  });

  it('is not known where the marker is gone', () => {
    expect(looks(0, null, -5000)).toEqual([false, false]);
  });

  it('is not a jump after a rest', () => {
    const passing = createPassing();
    passing.start(0, 0);
    expect(passing.isPassing(-50_000, 10_000)).toBe(false);
  });
});
