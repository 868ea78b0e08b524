/** No more controls on cards than this, unless more are near the viewport; the page's own comes on top. */
export const MOST_CONTROLS = 58;

export interface Budget<C> {
  /** All cards of the page. */
  total: number;
  /** Cards near the viewport, nearest first when there are more than the limit. */
  near: readonly C[];
  /** Cards further away that take room on the page; only asked for on small pages. */
  far(): Iterable<C>;
  /** Cards with a control that are not near any more, the one that was near last at the end. */
  held: readonly C[];
  limit: number;
}

/**
 * Which cards get a control and which give theirs back. On a page with few cards all get one, so that keyboard
 * and screen reader reach every one; else those near the viewport do, and the others keep theirs while there is
 * room, so that scrolling back and forth changes nothing.
 */
export function planControls<C>({ total, near, far, held, limit }: Budget<C>): { mount: C[]; release: C[] } {
  if (total <= limit) return { mount: [...near, ...far()], release: [] };
  const mount = near.slice(0, limit);
  const tooMany = Math.max(0, mount.length + held.length - limit);
  return { mount, release: [...near.slice(limit), ...held.slice(0, tooMany)] };
}

/** Nearest to the middle of the viewport first. Reads the layout, so only for the few that are near it. */
export function nearestFirst<C extends { element: Element }>(cards: readonly C[]): C[] {
  const distance = ({ element }: C) => {
    const { top, bottom } = element.getBoundingClientRect();
    return Math.abs(top + bottom - innerHeight);
  };
  const far = new Map(cards.map((card) => [card, distance(card)]));
  return [...cards].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}
