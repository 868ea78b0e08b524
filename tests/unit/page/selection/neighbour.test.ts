import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrow, type Box, neighbour } from '../../../../components/page/selection/neighbour';

/** Boxes of 100 px in rows of `columns`. */
function grid(count: number, columns: number): Box[] {
  return Array.from({ length: count }, (_, i) => ({
    left: (i % columns) * 100,
    top: Math.floor(i / columns) * 100,
    width: 100,
    height: 100,
  }));
}

describe('neighbour', () => {
  const boxes = grid(8, 3);

  it.each<[Arrow, number, number]>([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 1, 4],
    ['ArrowUp', 7, 4],
  ])('%s leads from %i to %i', (arrow, from, to) => expect(neighbour(boxes, from, arrow)).toBe(to));

  it.each<[Arrow, number]>([
    ['ArrowLeft', 0],
    ['ArrowUp', 1],
    ['ArrowRight', 7],
    ['ArrowDown', 6],
  ])('%s stays at %i, the last of its direction', (arrow, at) => expect(neighbour(boxes, at, arrow)).toBe(at));

  it('goes to the nearest column of a row that is shorter', () => expect(neighbour(boxes, 5, 'ArrowDown')).toBe(7));

  it('takes boxes that are a few pixels off for one row', () => {
    const uneven = boxes.map((box, i) => ({ ...box, top: box.top + (i % 3) }));
    expect(neighbour(uneven, 0, 'ArrowDown')).toBe(3);
  });

  it('follows the reading direction', () => expect(neighbour(boxes, 1, 'ArrowRight', true)).toBe(0));
});

it('down and up again leads back in a full grid', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 8 }), fc.nat(), (columns, rows, seed) => {
      const boxes = grid(columns * rows, columns);
      const from = seed % (columns * (rows - 1));
      expect(neighbour(boxes, neighbour(boxes, from, 'ArrowDown'), 'ArrowUp')).toBe(from);
    }),
  );
});
