import { doc } from '../../utils/platforms/doc';
import { SMALL_PAGE } from './budget';
import { firstCards } from './find-cards';
import type { LargePage } from './large-page';
import { type Survey, surveyEach, zoneAround } from './survey';

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
 * Finds the cards near the viewport, as quickly as the page allows: a few are all measured; those of a large page are
 * searched for, by `large`.
 */
export function createLookout(selector: string, large: LargePage): Lookout {
  /** Until the page changes: its first cards. */
  let first: readonly Element[] | null = null;

  return {
    look(page) {
      first ??= firstCards(doc.documentElement, selector, SMALL_PAGE + 1);
      const zone = zoneAround(MARGIN);
      const few = first.length > SMALL_PAGE ? null : first;
      const found = few ? surveyEach(few, zone, true) : large.look(page, zone);
      return { ...found, few, size: first.length };
    },
    changed() {
      first = null;
      large.changed();
    },
  };
}
