import { SMALL_PAGE } from './budget';
import { allCards, firstCards } from './find-cards';
import { createListSearch } from './long-lists';
import { selfCheck } from './self-check';
import { type Survey, survey, surveyEach, zoneAround } from './survey';

/** Cards get their control before they are seen: so far from the viewport, as shares of its height and width. */
const MARGIN = { y: 0.25, x: 0.25 };
/** The same as the browser's observer takes it. */
export const ZONE_MARGIN = `${100 * MARGIN.y}% ${100 * MARGIN.x}%`;

export interface View extends Survey {
  /** All cards in page order, where they are at most `SMALL_PAGE`. */
  few: readonly Element[] | null;
  /** How many there are: exactly up to `SMALL_PAGE`, else more than that. */
  size: number;
}

export interface Lookout {
  /** What is near the viewport now. `page` counts the pages that the tab has shown. */
  look(page: number): View;
  /** Cards came to the page or left it. */
  changed(): void;
}

/**
 * Finds the cards near the viewport, as quickly as the page allows: a few are all measured; on a large page they are
 * looked for where they should be; and where that overlooks some (`again` asks for another look then), all cards are
 * measured as long as the page is the same.
 */
export function createLookout(
  selector: string,
  isKnown: (card: Element) => boolean,
  again: () => void,
  signal: AbortSignal,
): Lookout {
  const childrenNear = createListSearch();
  /** Until the page changes: its first cards, and elements that have none. */
  let first: readonly Element[] | null = null;
  let barren = new WeakSet<Element>();
  let shown = 0;
  let disorderly = -1;
  const check = selfCheck({ selector, isKnown, again, overlooked, signal });

  function overlooked() {
    disorderly = shown;
    again();
  }

  function surveyOf(few: readonly Element[] | null): Survey {
    const zone = zoneAround(MARGIN);
    if (few) return surveyEach(few, zone, true);
    if (disorderly === shown) return surveyEach(allCards(selector), zone, false);
    check();
    return survey(document.documentElement, selector, zone, childrenNear, barren);
  }

  return {
    look(page) {
      shown = page;
      first ??= firstCards(document.documentElement, selector, SMALL_PAGE + 1);
      const few = first.length <= SMALL_PAGE ? first : null;
      return { ...surveyOf(few), few, size: first.length };
    },
    changed() {
      first = null;
      barren = new WeakSet();
    },
  };
}
