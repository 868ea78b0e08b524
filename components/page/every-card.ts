import { isContainer } from './find-cards';
import { boxOf } from './plain';
import { type Survey, surveyEach, type Zone } from './survey';

/** A task of ours is not felt, ms. */
const SLICE_MS = 8;
/** So many cards are measured between two looks at the clock. */
const PORTION = 250;

/** The search for cards by measuring every one of them. */
export interface EveryCard {
  /** What is known to be in the zone by now. */
  look(zone: Zone): Survey;
  /** Cards came to the page or left it. */
  changed(): void;
}

/**
 * Measures all cards of a page, wherever they stand: a slice at each look, and `again` asks for the next one until
 * all were measured. Pages of some thousands are measured at one go.
 */
export function createEveryCard(selector: string, again: () => void): EveryCard {
  /** All matches, those within others too. Each is only asked for when it is measured: that alone takes a while. */
  let cards: NodeListOf<Element> | null = null;
  let previous: Element | undefined;
  /** Where the next slice begins, and how many cards are left in this round. */
  let at = 0;
  let left = 0;
  let last = '';
  /** By their place in the list: those that were in or around the zone when they were measured. */
  let near: number[] = [];

  /** Of matches one after the other: whether the next is in none before, and no box of several. */
  function isOutermost(element: Element): boolean {
    if (isContainer(element) || (previous !== element && previous?.contains(element))) return false;
    previous = element;
    return true;
  }

  return {
    look(zone) {
      cards ??= document.querySelectorAll(selector);
      const all = cards;
      // Something moved: all may stand elsewhere.
      const first = all[0] && boxOf(all[0]);
      const now = `${all.length} ${first?.top} ${first?.left} ${zone.bottom} ${zone.right}`;
      if (now !== last) left = all.length;
      last = now;
      const seen = new Set(near);
      const end = performance.now() + SLICE_MS;
      const survey = (places: readonly number[]) => {
        const found = surveyEach(
          places.map((place) => all[place] as Element),
          zone,
          false,
        );
        const telling = new Set(found.telling);
        for (const place of places) if (!telling.has(all[place] as Element)) seen.delete(place);
        return found;
      };
      while (left > 0 && performance.now() < end) {
        const portion = Array.from({ length: Math.min(PORTION, left) }, (_, i) => (at + i) % all.length);
        const places = portion.filter((place) => isOutermost(all[place] as Element));
        for (const place of places) seen.add(place);
        survey(places);
        at = (at + portion.length) % all.length;
        left -= portion.length;
      }
      near = [...seen].filter((place) => place < all.length).sort((a, b) => a - b);
      if (left > 0) again();
      return survey(near);
    },
    changed() {
      cards = null;
      previous = undefined;
      at = 0;
      near = [];
      last = '';
    },
  };
}
