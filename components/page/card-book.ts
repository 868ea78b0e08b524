import type { CardRule } from '../../utils/platforms/adapter';
import { attempt } from './dom';
import { isContainer, markContainer } from './find-cards';
import type { Placed } from './place';
import { parentOf } from './plain';
import { createReader, ruleOf } from './read-card';
import type { Subject } from './subject';

/** What is known of one card. */
export interface Card {
  element: Element;
  rule: CardRule;
  placed?: Placed;
  /** What it showed when it was last read; null = no post, undefined = that may be another by now. */
  subject?: Subject | null;
  /** Reads what it shows at this moment. */
  read(): Subject | null;
  /** How often the site took its control away soon after it was put there, and when it was, ms. */
  losses: number;
  since: number;
  /** Which page it showed a post of, as `SeenPosts` counts them. */
  page: number;
  isSeen: boolean;
  /** Something came into it since the last look. */
  isGrown?: boolean;
}

/** All that is known of the cards of a page, by their elements. */
export interface CardBook {
  /** The card that a match is; made when it is first asked for. */
  of(element: Element): Card;
  find(element: Element): Card | undefined;
  forget(card: Card): void;
  /** Whether a match holds several cards and is none itself. */
  isBox(element: Element): boolean;
  /** Marks boxes of several cards among what was not looked at yet; true when there were some. */
  unpack(elements: readonly Element[]): boolean;
  /** The cards that hold one of these elements. */
  holding(elements: Iterable<Element>): Set<Card>;
}

/** `pageNow`: which page the tab shows, as `SeenPosts` counts them. */
export function createCardBook(rules: readonly CardRule[], pageNow: () => number): CardBook {
  const known = new WeakMap<Element, Card>();
  const isBox = (element: Element) => attempt(() => ruleOf(rules, element)?.several?.(element)) ?? false;

  return {
    of(element) {
      const rule = known.has(element) ? null : ruleOf(rules, element);
      if (rule) {
        const read = createReader(rule, element);
        known.set(element, { element, rule, read, losses: 0, since: 0, page: pageNow(), isSeen: false });
      }
      return known.get(element) as Card;
    },
    find: (element) => known.get(element),
    forget: ({ element }) => void known.delete(element),
    isBox,
    unpack(elements) {
      const boxes = elements.filter((element) => !known.has(element) && isBox(element));
      for (const box of boxes) markContainer(box, true);
      return boxes.length > 0;
    },
    holding(elements) {
      const found = new Set<Card>();
      const climbed = new Set<Element>();
      for (const element of elements) {
        for (let at: Element | null = element; at && !climbed.has(at); at = parentOf(at)) {
          climbed.add(at);
          const card = known.get(at);
          if (card) found.add(card);
          else if (isContainer(at)) markContainer(at, isBox(at));
        }
      }
      return found;
    },
  };
}

/** What a card shows, read anew only after it changed. */
export function subjectOf(card: Card): Subject | null {
  if (card.subject === undefined) card.subject = card.read();
  return card.subject;
}
