/** A part of the page, CSS px; `DOMRect` is one. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What stands around a row of the site: what a person reads or looks at, and what a person presses. */
export interface Obstacle {
  box: Box;
  isPressed: boolean;
}

export interface Spot {
  left: number;
  top: number;
  /** Whether it is free of all that the site shows. */
  isFree: boolean;
}

/** Between a control and what it stands beside, px. */
const GAP = 8;
/** Farther from its row nobody would see what a control belongs to, px. */
const MOST_APART = 96;
/** What a spot on the other side than reading goes is worse by, and one across a row's own line, px of distance. */
const WRONG_SIDE = 20;
const ACROSS = 12;

/**
 * Where a control of `width` × `height` px may stand by a row or column of the site without covering what is there:
 * the nearest spot to `row` within `bounds`, on the side where reading goes. Text is covered rather than nothing
 * found, but never something to press: then null.
 */
export function findRoom(
  row: Box,
  { width, height }: { width: number; height: number },
  obstacles: readonly Obstacle[],
  bounds: Box,
  isRightToLeft: boolean,
): Spot | null {
  const lines = [(row.top + row.bottom - height) / 2, row.top - GAP - height, row.bottom + GAP, row.top];
  const own = [(row.left + row.right - width) / 2, row.left, row.right - width];
  const near = obstacles.filter(({ box }) => apart(box, row) < MOST_APART + width);
  for (const { box } of near) lines.push(box.bottom + GAP, box.top - GAP - height);
  const isColumn = row.bottom - row.top > row.right - row.left;
  let best: Spot | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const top of new Set(lines)) {
    const away = Math.max(0, top - row.bottom, row.top - top - height);
    if (top < bounds.top || top + height > bounds.bottom || away > MOST_APART || away >= least) continue;
    const strip = near.filter(({ box }) => box.bottom > top && box.top < top + height);
    // Free room begins or ends beside something in the same line.
    const edges = [row, ...strip.map(({ box }) => box)].flatMap(({ left, right }) => [right + GAP, left - GAP - width]);
    for (const left of new Set([...own, ...edges])) {
      const spot = { left, top, right: left + width, bottom: top + height };
      const distance = apart(spot, row);
      if (left < bounds.left || spot.right > bounds.right || distance > MOST_APART || distance >= least) continue;
      const hits = hitsOf(spot, strip);
      if (hits === null) continue;
      const sideways = spot.left + spot.right - row.left - row.right;
      const isBehind = isRightToLeft ? sideways > 0 : sideways < 0;
      // A row goes on in its own line, a column before or after its own height.
      const isInLine = top < row.bottom && spot.bottom > row.top;
      const cost =
        distance +
        (isBehind ? WRONG_SIDE : 0) +
        (isInLine === isColumn ? ACROSS : 0) +
        hits * 1e4 +
        off(spot, row, isColumn);
      if (cost >= least) continue;
      least = cost;
      best = { left, top, isFree: hits === 0 };
    }
  }
  return best;
}

/** How many things of a line a spot lies over; null where one of them is pressed, which wants some room beside it. */
function hitsOf({ left, right }: Box, strip: readonly Obstacle[]): number | null {
  let hits = 0;
  for (const { box, isPressed } of strip) {
    const room = isPressed ? GAP - 1 : 0;
    if (box.right + room <= left || box.left - room >= right) continue;
    if (isPressed) return null;
    hits += 1;
  }
  return hits;
}

/** How far two boxes are apart, px; 0 where they touch. */
function apart(a: Box, b: Box): number {
  return Math.max(0, a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}

/** How far a spot is out of line with a row (or column), as a small share: of spots as near, the straight one wins. */
function off(spot: Box, row: Box, isColumn: boolean): number {
  const middle = isColumn
    ? spot.left + spot.right - row.left - row.right
    : spot.top + spot.bottom - row.top - row.bottom;
  return Math.abs(middle) / 100;
}
