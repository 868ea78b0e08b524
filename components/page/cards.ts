import type { CardRule } from '../../utils/platforms/adapter';
import { MOST_CONTROLS, nearestFirst, planControls } from './budget';
import type { Controls } from './controls';
import { attempt } from './dom';
import { findCards, outermostCard } from './find-cards';
import { type Placed, place } from './place';
import type { Subject } from './subject';

interface Card {
  element: Element;
  rule: CardRule;
  /** Whether it takes room on the page; as the last look at it said. */
  rendered: boolean;
  placed?: Placed;
  /** How often the site removed its control. */
  losses: number;
}

export interface Cards {
  /** Looks for cards in new elements, for a few milliseconds; true when some are left for the next call. */
  add(elements: Iterable<Element>): boolean;
  /** Something in or at these elements changed: cards among them may show another post. */
  changed(elements: Iterable<Element>): void;
  /** Elements left the page: puts back what the site dropped, forgets cards that are gone. */
  removed(): void;
  /** What all cards show now, in the order in which they were found. */
  subjects(): Subject[];
  readonly size: number;
}

/** A slice of searching, ms: well below a frame. */
const SLICE_MS = 4;
/** Cards within about a viewport get their control before they are seen. */
const NEAR = '100% 25%';
/** After so many the site is left alone: it would remove the control for ever. */
const MOST_LOSSES = 20;
/** How often cards that are gone are looked for among those far away, ms. */
const SWEEP_MS = 1000;

/** Follows the cards of a page and keeps a control on those near the viewport. */
export function createCards(rules: readonly CardRule[], controls: Controls, signal: AbortSignal): Cards {
  const selector = rules.map((rule) => rule.selector).join();
  const cards = new Map<Element, Card>();
  const near = new Set<Card>();
  const mounted = new Set<Card>();
  const searches: Generator<Element>[] = [];
  let swept = 0;

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
      card.rendered = box.width > 0 && box.height > 0;
      if (isIntersecting && card.rendered) near.add(card);
      else if (near.delete(card) && mounted.delete(card)) mounted.add(card); // the last to leave is the last to go
      if (!target.isConnected) forget(card);
    }
    balance();
  }

  function balance() {
    const plan = planControls({
      total: cards.size,
      near: near.size > MOST_CONTROLS ? nearestFirst([...near]) : [...near],
      far: () => [...cards.values()].filter((card) => card.rendered && !near.has(card)),
      held: [...mounted].filter((card) => !near.has(card)),
      limit: MOST_CONTROLS,
    });
    for (const card of plan.release) unmount(card);
    mount(plan.mount.filter((card) => !card.placed));
  }

  /** Reads all, then styles all: the page is laid out once however many cards come into view. */
  function mount(list: readonly Card[]) {
    const placing = list.flatMap((card) => {
      const subject = read(card);
      const where = subject && attempt(() => card.rule.place(card.element));
      if (!subject || !where) return [];
      const control = controls.make(where.look, subject, () => (cards.has(card.element) ? read(card) : null));
      return [{ card, control, where }];
    });
    for (const [i, placed] of place(placing).entries()) {
      const card = placing[i]?.card;
      if (!card) continue;
      card.placed = placed;
      mounted.add(card);
    }
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
    for (const inner of element.querySelectorAll(selector)) {
      const card = cards.get(inner);
      if (card) forget(card);
    }
    cards.set(element, { element, rule, rendered: false, losses: 0 });
    observer.observe(element);
  }

  /** A card that may show another post: same host, new key; or none any more. */
  function refresh(card: Card) {
    const subject = read(card);
    const control = card.placed?.control;
    if (!control) return subject && near.has(card) ? balance() : undefined;
    if (!subject) return unmount(card);
    const where = attempt(() => card.rule.place(card.element));
    if (where && where.look !== control.host.dataset.look) {
      unmount(card);
      return mount([card]);
    }
    controls.show(control, subject);
  }

  function read({ rule, element }: Card): Subject | null {
    const target = attempt(() => rule.target(element));
    return target ? { target, ...attempt(() => rule.about(element)) } : null;
  }

  return {
    add(elements) {
      searches.push(findCards(outside(elements), selector));
      const end = performance.now() + SLICE_MS;
      for (let search = searches[0]; search; search = searches[0]) {
        const next = search.next();
        if (next.done) searches.shift();
        else if (next.value.isConnected) track(next.value);
        if (performance.now() > end) break;
      }
      return searches.length > 0;
    },
    changed(elements) {
      const touched = new Set<Card>();
      for (const element of elements) {
        for (let at: Element | null = element; at; at = at.parentElement) {
          const card = cards.get(at);
          if (card && (card.placed || near.has(card))) touched.add(card);
        }
      }
      for (const card of touched) refresh(card);
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
      if (performance.now() - swept < SWEEP_MS) return;
      swept = performance.now();
      for (const card of cards.values()) if (!card.element.isConnected) forget(card);
    },
    subjects: () => [...cards.values()].flatMap((card) => (card.element.isConnected ? (read(card) ?? []) : [])),
    get size() {
      return cards.size;
    },
  };

  /** New elements that are not inside a card; where they are, the card around them is what is new. */
  function* outside(elements: Iterable<Element>): Generator<Element> {
    for (const element of elements) {
      const card = outermostCard(element.parentElement, selector);
      yield card ?? element;
    }
  }
}
