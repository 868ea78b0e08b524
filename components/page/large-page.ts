import { doc } from '../../utils/platforms/doc';
import { createEveryCard } from './every-card';
import { createListSearch } from './long-lists';
import { selfCheck } from './self-check';
import { type Survey, survey, type Zone } from './survey';

/** The search for the cards of a page that has many. */
export interface LargePage {
  /** What is in the zone now. `page` counts the pages that the tab has shown. */
  look(page: number, zone: Zone): Survey;
  /** Cards came to the page or left it. */
  changed(): void;
}

/**
 * Looks for cards where they should be; and where that overlooks some (`again` asks for another look then), all cards
 * are measured as long as the page is the same.
 */
export function createLargePage(
  selector: string,
  isKnown: (card: Element) => boolean,
  again: () => void,
  signal: AbortSignal,
): LargePage {
  const childrenNear = createListSearch();
  const every = createEveryCard(selector, again);
  /** Until the page changes: elements that have no cards. */
  let barren = new WeakSet<Element>();
  let shown = 0;
  let disorderly = -1;
  const check = selfCheck({ selector, isKnown, again, overlooked, signal });

  function overlooked() {
    disorderly = shown;
    again();
  }

  return {
    look(page, zone) {
      shown = page;
      if (disorderly === shown) return every.look(zone);
      check();
      return survey(doc.documentElement, selector, zone, childrenNear, barren);
    },
    changed() {
      barren = new WeakSet();
      every.changed();
    },
  };
}
