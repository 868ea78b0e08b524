import type { Zone } from './survey';

type Extent = Pick<Zone, 'top' | 'bottom'>;

/** No more controls on the cards of a large page than this, unless more are in sight; the page's own comes on top. */
export const MOST_CONTROLS = 58;
/** Up to so many cards a page counts as small. */
export const SMALL_PAGE = 120;
/** Controls for cards that nobody sees yet are made in groups of so many, one group a frame. */
export const GROUP = 20;

export interface Budget<C> {
  /** All cards of the page. */
  total: number;
  /** Cards near the viewport; nearest first where there are more than `MOST_CONTROLS`. */
  near: readonly C[];
  /** How many of these are in sight. */
  inSight: number;
  /** Cards further away that take room on the page and have no control; only asked for on small pages. */
  far(): readonly C[];
  /** Cards with a control that are not near any more, the one that was near last at the end. */
  held: readonly C[];
}

export interface ControlPlan<C> {
  mount: readonly C[];
  release: readonly C[];
  /** Cards are left for the next frame. */
  more: boolean;
}

/**
 * Which cards get a control and which give theirs back. On a small page all get one, so that keyboard and screen
 * reader reach every one; else those near the viewport do, and the others keep theirs while there is room, so that
 * scrolling back and forth changes nothing.
 */
export function planControls<C>({ total, near, inSight, far, held }: Budget<C>): ControlPlan<C> {
  if (total <= SMALL_PAGE) {
    const rest = far();
    return { mount: [...near, ...rest.slice(0, GROUP)], release: [], more: rest.length > GROUP };
  }
  const limit = Math.max(MOST_CONTROLS, inSight);
  const mount = near.slice(0, limit);
  const tooMany = Math.max(0, mount.length + held.length - limit);
  return { mount, release: [...near.slice(limit), ...held.slice(0, tooMany)], more: false };
}

/**
 * The cards near the viewport as `planControls` wants them: where they are many, those in sight first and then
 * those nearest to it, and how many are in sight. `box` as it was measured, CSS px.
 */
export function nearestFirst<C>(cards: readonly { card: C; box: Extent }[]): Pick<Budget<C>, 'near' | 'inSight'> {
  const near = cards.map(({ card }) => card);
  if (cards.length <= MOST_CONTROLS) return { near, inSight: near.length };
  const distance = ({ box: { top, bottom } }: { box: Extent }) => Math.max(0, top - innerHeight, -bottom);
  const inSight = cards.filter(({ box: { top, bottom } }) => bottom > 0 && top < innerHeight).length;
  return { near: cards.toSorted((a, b) => distance(a) - distance(b)).map(({ card }) => card), inSight };
}

/** So much of the viewport's height may pass by between two looks; in more a person sees nothing. */
const PASSING = 0.6;
/** Looks that are further apart say nothing of how fast it went, ms. */
const APART_MS = 400;

/**
 * Tells whether a page is being scrolled so fast that its cards can't be looked at: controls made for them would
 * be given back at once. In: where a card of the last look stands now, CSS px (null = nowhere any more), and the
 * time, ms. Out: also `start`, for where a card stands that shows it from now on.
 */
export function createPassing() {
  let [top, at] = [Number.NaN, Number.NEGATIVE_INFINITY];
  return {
    start(next: number, now: number): void {
      [top, at] = [next, now];
    },
    isPassing(next: number | null, now: number): boolean {
      const moved = next === null || now - at > APART_MS ? 0 : Math.abs(next - top);
      [top, at] = [next ?? Number.NaN, now];
      return moved > PASSING * innerHeight;
    },
  };
}
