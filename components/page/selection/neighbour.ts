/** The keys that move the focus from card to card. */
export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export type Box = Pick<DOMRectReadOnly, 'left' | 'top' | 'width' | 'height'>;

/** Boxes whose tops differ by less stand in one row, px. */
const ROW = 8;

/**
 * The index of the box that an arrow leads to, or `current` where there is none. `boxes` are in page order: left
 * and right go to the previous and the next, up and down to the nearest column of the next row.
 */
export function neighbour(boxes: readonly Box[], current: number, arrow: Arrow, rightToLeft = false): number {
  const here = boxes[current];
  if (!here) return current;
  if (arrow === 'ArrowLeft' || arrow === 'ArrowRight') {
    const next = current + ((arrow === 'ArrowRight') === rightToLeft ? -1 : 1);
    return boxes[next] ? next : current;
  }
  const sign = arrow === 'ArrowDown' ? 1 : -1;
  const away = boxes.map((box) => (box.top - here.top) * sign);
  const row = Math.min(...away.filter((distance) => distance > ROW));
  const middle = ({ left, width }: Box) => left + width / 2;
  let best = current;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const aside = Math.abs(middle(box) - middle(here));
    if (Math.abs((away[index] ?? 0) - row) > ROW || aside >= least) continue;
    best = index;
    least = aside;
  }
  return best;
}
