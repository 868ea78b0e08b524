import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../../components/popup/window-of';

describe('windowOf', () => {
  const even = () => 50;

  it('keeps what the viewport shows and three spare ones at each end', () => {
    expect(windowOf(1000, even, 5000, 5500)).toEqual({ first: 97, end: 113, before: 4850, after: 44_350 });
  });

  it('begins at the first item and ends at the last', () => {
    expect(windowOf(5, even, -300, 900)).toEqual({ first: 0, end: 5, before: 0, after: 0 });
  });

  it('counts with the height of each item', () => {
    const heights = [10, 500, 10, 10, 10, 10, 10, 10];
    const { first, end } = windowOf(heights.length, (i) => heights[i] ?? 0, 100, 200);
    expect([first, end]).toEqual([0, 5]);
  });

  it('always stands for the whole height', () => {
    for (const top of [-1000, 0, 37, 4999, 90_000]) {
      const { first, end, before, after } = windowOf(300, even, top, top + 600);
      expect(before + (end - first) * 50 + after).toBe(15_000);
    }
  });

  it('is empty for nothing', () => {
    expect(windowOf(0, even, 0, 600)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
  });
});
