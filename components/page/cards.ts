import type { CardRule } from '../../utils/platforms/adapter';
import { keyOf } from '../../utils/platforms/key';
import { atMostEvery } from './at-most-every';
import { MOST_CONTROLS, nearestFirst, passing, planControls } from './budget';
import type { Controls } from './controls';
import { attempt, CONTROL_TAG, inPageOrder } from './dom';
import { allCards, createSearch, outermostCard } from './find-cards';
import { type Placed, place } from './place';
import type { SeenPosts } from './selection/seen-posts';
import type { Subject } from './subject';

interface Card {
  element: Element;
  rule: CardRule;
  /** Whether it takes room on the page; as the last look at it said. */
  rendered: boolean;
  placed?: Placed;
  /** It showed no post when it was last looked at, and has not changed since. */
  isEmpty: boolean;
  /** How often the site removed its control. */
  losses: number;
  /** Which page it was found on, as `SeenPosts` counts them. */
  page: number;
  isSeen: boolean;
}

export interface Cards {
  /** Looks for cards in new elements, for a few milliseconds; true when some are left for the next call. */
  add(elements: Iterable<Element>): boolean;
  /** Something in or at these elements changed: cards among them may show another post. */
  changed(elements: Iterable<Element>): void;
  /** Elements left the page: puts back what the site dropped, forgets cards that are gone. */
  removed(): void;
  /** All cards that are on the page at this moment, first to last; nothing of them is read. */
  inOrder(): Element[];
  /** What a card shows now; null for none. */
  read(card: Element): Subject | null;
  readonly size: number;
}

/** Cards within about a viewport get their control before they are seen. */
const NEAR = '100% 25%';
/** Between two rounds of giving and taking back controls, ms: in fast scrolling most cards fly past in between. */
const BALANCE_MS = 150;
/** Between two groups of controls on a page that was just opened, ms: a frame, so that it is drawn meanwhile. */
const FRAME_MS = 16;
/** After so many the site is left alone: it would remove the control for ever. */
const MOST_LOSSES = 20;
/** How often cards that are gone are looked for among those far away, ms. */
const SWEEP_MS = 1000;
/** When more cards go at once than this, the site shows another list: those are not what a person scrolled past. */
const MOST_UNMOUNTED = 200;

/**
 * Follows the cards of a page and keeps a control on those near the viewport. Tells `seen` of every post that it
 * read, and reads those that a site takes away before they were near.
 */
export function createCards(
  rules: readonly CardRule[],
  controls: Controls,
  seen: SeenPosts,
  signal: AbortSignal,
): Cards {
  const selector = rules.map((rule) => rule.selector).join();
  const cards = new Map<Element, Card>();
  const near = new Set<Card>();
  const mounted = new Set<Card>();
  const search = createSearch(selector);
  let swept = 0;
  let isChanged = false;

  const balancing = atMostEvery(BALANCE_MS, balance, signal);
  const isPassing = passing<Card>(({ element }) => cards.has(element));
  const observer = new IntersectionObserver(look, { rootMargin: NEAR, scrollMargin: NEAR });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const card of mounted) unmount(card);
    cards.clear();
  });

  function look(entries: IntersectionObserverEntry[]) {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const card = cards.get(target);
      if (!card) continue;
      card.rendered = box.width > 0 || box.height > 0;
      if (isIntersecting) near.add(card);
      else if (near.delete(card) && mounted.delete(card)) mounted.add(card); // the last to leave is the last to go
    }
    balancing.soon();
  }

  function balance() {
    if (isPassing(near)) return balancing.in(BALANCE_MS);
    const plan = planControls({
      total: cards.size,
      ...(near.size > MOST_CONTROLS ? nearestFirst([...near]) : { near: [...near], inSight: near.size }),
      far: () =>
        [...cards.values()].filter((card) => card.rendered && !card.placed && !card.isEmpty && !near.has(card)),
      held: [...mounted].filter((card) => !near.has(card)),
    });
    for (const card of plan.release) unmount(card);
    mount(plan.mount.filter((card) => !card.placed));
    if (plan.more) balancing.in(FRAME_MS);
  }

  /** Reads all, then styles all: the page is laid out once however many cards come into view. */
  function mount(list: readonly Card[]) {
    const placing = list.flatMap((card) => {
      if (isInside(card)) return [];
      const subject = read(card);
      const where = subject && attempt(() => card.rule.place(card.element));
      card.isEmpty = !where;
      if (!subject || !where) return [];
      const control = controls.make(where.look, subject, () => (cards.has(card.element) ? read(card) : null), true);
      return [{ card, control, where }];
    });
    for (const [i, placed] of place(placing).entries()) {
      const card = placing[i]?.card;
      if (!card) continue;
      card.placed = placed;
      mounted.add(card);
    }
    if (placing.length > 0) note();
  }

  /** Forgets a card that has become part of another since: its surroundings were marked later. */
  function isInside(card: Card): boolean {
    const outer = outermostCard(card.element.parentElement, selector);
    if (!outer) return false;
    forget(card);
    track(outer);
    return true;
  }

  /** Records what the cards near by show, in page order, also those for which there are too many for a control. */
  function note() {
    const here = [...new Set([...mounted, ...near])].filter(({ page }) => page === seen.page);
    for (const card of here) card.isSeen = true;
    const subjectOf = (card: Card) => card.placed?.control.subject ?? read(card) ?? [];
    seen.record(inPageOrder(here, ({ element }) => element).flatMap(subjectOf));
  }

  function unmount(card: Card) {
    if (card.placed) controls.drop(card.placed.control);
    card.placed?.undo();
    card.placed = undefined;
    mounted.delete(card);
  }

  function forget(card: Card) {
    unmount(card);
    near.delete(card);
    cards.delete(card.element);
    observer.unobserve(card.element);
  }

  function track(element: Element) {
    const rule = !cards.has(element) && rules.find((one) => element.matches(one.selector));
    if (!rule) return;
    // What was a card by itself until its surroundings became one.
    if (element.querySelector(CONTROL_TAG)) {
      for (const card of [...mounted]) if (element.contains(card.element)) forget(card);
    }
    cards.set(element, { element, rule, rendered: false, isEmpty: false, losses: 0, page: seen.page, isSeen: false });
    observer.observe(element);
  }

  /** A card that took no room, for it was still being filled: growing far from the viewport tells nobody. */
  function lookAgain({ element }: Card) {
    observer.unobserve(element);
    observer.observe(element);
  }

  /** A card that may show another post: same host, new key; or none any more. */
  function refresh(card: Card) {
    const subject = read(card);
    const control = card.placed?.control;
    if (!control) return subject && near.has(card) ? balancing.soon() : undefined;
    if (!subject) return unmount(card);
    const where = attempt(() => card.rule.place(card.element));
    if (where && where.look !== control.host.dataset.look) {
      unmount(card);
      return mount([card]);
    }
    if (control.key === keyOf(subject.target)) return;
    card.page = seen.page;
    controls.show(control, subject);
    isChanged = true;
  }

  /** Forgets cards that are gone. */
  function sweep() {
    swept = performance.now();
    const gone = [...cards.values()].filter(({ element }) => !element.isConnected);
    const unseen = gone.filter(({ page, isSeen }) => page === seen.page && !isSeen);
    if (unseen.length <= MOST_UNMOUNTED) seen.record(unseen.flatMap((card) => read(card) ?? []));
    for (const card of gone) forget(card);
  }

  function read({ rule, element }: Pick<Card, 'rule' | 'element'>): Subject | null {
    const target = attempt(() => rule.target(element));
    return target ? { target, ...attempt(() => rule.about(element)) } : null;
  }

  return {
    add: (elements) => search(elements, track),
    changed(elements) {
      const touched = new Set<Card>();
      const climbed = new Set<Element>();
      for (const element of elements) {
        for (let at: Element | null = element; at && !climbed.has(at); at = at.parentElement) {
          climbed.add(at);
          const card = cards.get(at);
          if (!card) continue;
          card.isEmpty = false;
          if (card.placed || near.has(card)) touched.add(card);
          else if (!card.rendered) lookAgain(card);
        }
      }
      for (const card of touched) refresh(card);
      if (isChanged) note();
      isChanged = false;
    },
    removed() {
      for (const card of [...mounted, ...near]) {
        if (!card.element.isConnected) forget(card);
        else if (card.placed && !card.placed.control.host.isConnected) {
          unmount(card);
          card.losses += 1;
          if (card.losses <= MOST_LOSSES) mount([card]);
        }
      }
      if (performance.now() - swept >= SWEEP_MS) sweep();
    },
    inOrder() {
      sweep();
      return allCards(selector);
    },
    read(element) {
      const rule = rules.find((one) => element.matches(one.selector));
      return rule ? read({ rule, element }) : null;
    },
    get size() {
      return cards.size;
    },
  };
}
