import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budget, GROUP, MOST_CONTROLS, passing, planControls, SMALL_PAGE } from '../../../components/page/budget';

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

describe('passing', () => {
  const cards = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => from + i));

  it('is nothing on the first look, nor while most cards stay near', () => {
    const isPassing = passing<number>(() => true);
    expect(isPassing(cards(0, 60))).toBe(false);
    expect(isPassing(cards(15, 75))).toBe(false);
  });

  it('is what fast scrolling does, until it slows down', () => {
    const isPassing = passing<number>(() => true);
    isPassing(cards(0, 60));
    expect(isPassing(cards(40, 100))).toBe(true);
    expect(isPassing(cards(80, 140))).toBe(true);
    expect(isPassing(cards(82, 142))).toBe(false);
  });

  it('is not another page in the place of the one before', () => {
    const isPassing = passing<number>((card) => card >= 1000);
    isPassing(cards(0, 60));
    expect(isPassing(cards(1000, 1060))).toBe(false);
  });
});
