import { doc } from '../../utils/doc';
import type { CardRule } from '../../utils/platforms/adapter';
import { atMostEvery } from './at-most-every';
import { createPassing, nearestFirst, planControls } from './budget';
import type { Control } from './control';
import type { Controls } from './controls';
import { watchCrossings } from './crossings';
import { attempt } from './dom';
import { firstCards, isContainer, markContainer, outermostCard } from './find-cards';
import { createLargePage } from './large-page';
import { createLookout, type View, ZONE_MARGIN } from './lookout';
import { type Changes, MOST_ADDED } from './observe';
import { type Placed, place } from './place';
import { extentOf, isDrawn, isInPage, parentOf } from './plain';
import { createReader, ruleOf, selectorOf } from './read-card';
import type { SeenPosts } from './selection/seen-posts';
import type { Subject } from './subject';
import { isRendered } from './survey';

interface Card {
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

export interface Cards {
  /** Takes in what changed on the page: cards came or went, or show another post. */
  follow(changes: Changes): void;
  /** Looks soon which cards are near the viewport. */
  look(): void;
  /** Records what the cards near the viewport show at this moment. */
  note(): void;
  /** Whether an element is in a card that was looked at. */
  hold(element: Element | null): boolean;
  /** The control of the card that an element of the page belongs to. */
  controlAt(element: Element): Control | undefined;
  /** How many there were at the last look: see `View`. */
  readonly size: number;
  /** How many have no control any more since the site took it away each time. */
  readonly taken: number;
}

/** Between two looks, ms: in fast scrolling most cards fly past in between. */
const LOOK_MS = 150;
/** Between two groups of controls on a page that was just opened, ms: a frame, so that it is drawn meanwhile. */
const FRAME_MS = 16;
/** A control that stood for so long before it was taken is put back as if for the first time, ms. */
const STOOD_MS = 10_000;
/** After so many losses a card is left alone: the site would remove the control for ever. */
const MOST_LOSSES = 3;
/** What was lost more than once comes back so much later, ms, and on the whole page no oftener than so many times. */
const PAUSE_MS = 1000;
const MOST_RETURNS = 6;
/** So many cards that come together are read at once: more are a page drawn at one blow, not a row that may go again. */
const MOST_ARRIVALS = 100;

/**
 * Keeps a control on the cards near the viewport, and tells `seen` of the posts that it read. The cost follows what
 * is in sight: the cards of a large page are neither listed nor observed, but looked for around the viewport when
 * something has moved.
 */
export function createCards(
  rules: readonly CardRule[],
  controls: Controls,
  seen: SeenPosts,
  signal: AbortSignal,
): Cards {
  const selector = selectorOf(rules);
  const known = new WeakMap<Element, Card>();
  const mounted = new Set<Card>();
  let near: ReadonlySet<Card> = new Set();
  /** Those of which a control may tell, in page order. */
  let told: readonly Card[] = [];
  let size = 0;
  let returns = 0;
  let taken = 0;

  const passing = createPassing();
  /** One of the cards near by: shows how far the page is scrolled. */
  let marker: Element | undefined;
  const looking = atMostEvery(LOOK_MS, look, signal);
  const isKnown = (element: Element) => near.has(known.get(element) as Card);
  const lookout = createLookout(selector, createLargePage(selector, isKnown, looking.soon, signal));
  const watch = watchCrossings(ZONE_MARGIN, looking.soon, signal);
  signal.addEventListener('abort', () => mounted.forEach(unmount));

  function look() {
    if (doc.hidden) return;
    const now = performance.now();
    const top = marker?.isConnected ? extentOf(marker).top : null;
    if (passing.isPassing(top, now)) return looking.in(LOOK_MS);
    const { sightings, telling, few, ...view } = viewOf();
    size = view.size;
    watch(telling);
    marker = sightings[0]?.element;
    if (sightings[0]) passing.start(sightings[0].box.top, now);
    const before = near;
    const inZone = sightings.map(({ element, box }) => ({ card: cardOf(element), box }));
    near = new Set(inZone.map(({ card }) => card));
    told = few ? few.map(cardOf) : [...near];
    // The last to leave is the last to go.
    for (const card of before) if (!near.has(card) && mounted.delete(card)) mounted.add(card);
    for (const card of mounted) if (!near.has(card) && isInside(card)) unmount(card);
    const plan = planControls({
      total: size,
      ...nearestFirst(inZone),
      far: () => (few ? told.filter((card) => !near.has(card) && canHaveControl(card)) : []),
      held: [...mounted].filter((card) => !near.has(card)),
    });
    plan.release.forEach(unmount);
    // Also those farther off: the window may have become narrower. Before others come, for which it is laid out anew.
    for (const card of mounted) {
      card.placed?.adjust(card.isGrown);
      card.isGrown = false;
    }
    const isNew = mount(plan.mount);
    note();
    if (plan.more) looking.in(FRAME_MS);
    // Now that they are laid out it can be seen whether something lies over them.
    else if (isNew) looking.soon();
  }

  /** What is near, with cards for all that hold one post and none for what turns out to hold several. */
  function viewOf(): View {
    const view = lookout.look(seen.page);
    const elements = [...view.sightings.map(({ element }) => element), ...(view.few ?? [])];
    if (!unpack(elements)) return view;
    lookout.changed();
    return viewOf();
  }

  /** Marks boxes of several cards among what was not looked at yet; true when there were some. */
  function unpack(elements: readonly Element[]): boolean {
    const boxes = elements.filter((element) => !known.has(element) && isBox(element));
    for (const box of boxes) markContainer(box, true);
    return boxes.length > 0;
  }

  const isBox = (element: Element) => attempt(() => ruleOf(rules, element)?.several?.(element)) ?? false;

  const canHaveControl = (card: Card) =>
    !card.placed && card.subject !== null && isRendered(card.element, extentOf(card.element));

  /** Whether a card has become part of another: its surroundings were marked later. */
  const isInside = ({ element }: Card) => outermostCard(parentOf(element), selector) !== null;

  function cardOf(element: Element): Card {
    const rule = known.has(element) ? null : ruleOf(rules, element);
    if (rule)
      known.set(element, {
        element,
        rule,
        read: createReader(rule, element),
        losses: 0,
        since: 0,
        page: seen.page,
        isSeen: false,
      });
    return known.get(element) as Card;
  }

  /** Reads all, then styles all: the page is laid out once however many cards come into view. True when some got one. */
  function mount(list: readonly Card[]): boolean {
    const placing = list.flatMap((card) => {
      if (card.placed || !mayReturn(card)) return [];
      const subject = subjectOf(card);
      const where = subject && attempt(() => card.rule.place(card.element));
      if (!where) return [];
      const current = () => (card.element.isConnected ? card.read() : null);
      return [{ of: card, card: card.element, where, control: controls.make(where.look, subject, current, true) }];
    });
    for (const [i, placed] of place(placing).entries()) {
      const card = placing[i]?.of;
      if (!card) continue;
      card.placed = placed;
      card.since = performance.now();
      mounted.add(card);
    }
    return placing.length > 0;
  }

  /** Whether a card may have a control after the site took it away so often. */
  function mayReturn(card: Card): boolean {
    if (card.losses <= 1) return true;
    if (card.losses > MOST_LOSSES) return false;
    const wait = card.since + PAUSE_MS - performance.now();
    if (wait > 0) looking.in(wait);
    else if (returns < MOST_RETURNS) {
      returns += 1;
      return true;
    } else {
      card.losses = MOST_LOSSES + 1;
      taken += 1;
    }
    return false;
  }

  function unmount(card: Card) {
    if (card.placed) controls.drop(card.placed.control);
    card.placed?.undo();
    card.placed = undefined;
    mounted.delete(card);
  }

  /** What a card shows, read anew only after it changed. */
  function subjectOf(card: Card): Subject | null {
    if (card.subject === undefined) card.subject = card.read();
    return card.subject;
  }

  /** A card that may show another post: same host, new key; or none any more. */
  function refresh(card: Card) {
    if (isBox(card.element)) {
      unmount(card);
      known.delete(card.element);
      lookout.changed();
      return looking.soon();
    }
    card.subject = undefined;
    card.isSeen = false;
    const control = card.placed?.control;
    if (!control) return looking.soon();
    const subject = subjectOf(card);
    if (!subject) return unmount(card);
    if (controls.show(control, subject)) card.page = seen.page;
    if (card.placed?.isBeside) looking.soon();
  }

  /** Records what is near or has a control, in page order; also that for which there are too many to have one. */
  function note() {
    const here = told.filter((card) => card.page === seen.page && (card.placed || near.has(card)));
    if (here.every(({ isSeen }) => isSeen)) return;
    seen.record(here.flatMap((card) => subjectOf(card) ?? []));
    for (const card of here) card.isSeen = true;
  }

  /** Reads what comes in rows, which sites take out again perhaps before anybody is near. True when cards came. */
  function arrive(elements: readonly Element[]): boolean {
    if (elements.length > MOST_ADDED) return true;
    const roots = elements.filter((element) => isInPage(element) && !outermostCard(parentOf(element), selector));
    const cardsIn = () => roots.flatMap((root) => firstCards(root, selector, MOST_ARRIVALS + 1));
    let came = cardsIn();
    while (came.length <= MOST_ARRIVALS && unpack(came)) came = cardsIn();
    if (came.length <= MOST_ARRIVALS) {
      const shown = came.filter(isDrawn).map(cardOf);
      seen.record(shown.flatMap((card) => subjectOf(card) ?? []));
    }
    return came.length > 0;
  }

  /** Puts back what the site dropped, and lets go of cards that are gone. */
  function tidy() {
    for (const card of [...mounted]) {
      if (!card.element.isConnected) unmount(card);
      else if (card.placed && parentOf(card.placed.control.host) !== card.placed.box) {
        const hasStood = performance.now() - card.since > STOOD_MS;
        unmount(card);
        card.losses = hasStood ? 1 : card.losses + 1;
        if (card.losses === MOST_LOSSES + 1) taken += 1;
        mount([card]);
      }
    }
  }

  /** The cards that hold one of these elements. */
  function holding(elements: Iterable<Element>): Set<Card> {
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
  }

  return {
    follow({ added, touched, removed, lost }) {
      const changed = holding(touched);
      changed.forEach(refresh);
      const grown = holding(added);
      for (const card of mounted) {
        // What shows a post may be a part only of the box that its control stands in.
        if (!card.placed || !(grown.has(card) || touched.has(card.placed.box))) continue;
        card.isGrown = true;
        looking.soon();
      }
      // A link is a card only once it has its address, which can come after it.
      const links = [...touched].filter((element) => element instanceof HTMLAnchorElement);
      const isGrown = arrive([...added, ...links]);
      if (removed || lost) tidy();
      if (changed.size > 0) note();
      // What a new style sheet does to the page nothing else tells of.
      if (added.some(({ localName }) => localName === 'style' || localName === 'link')) looking.soon();
      if (!isGrown && !removed) return;
      lookout.changed();
      looking.soon();
    },
    look: looking.soon,
    note,
    hold: (element) => holding(element ? [element] : []).size > 0,
    controlAt(element) {
      for (const { placed } of holding([element])) if (placed) return placed.control;
      return undefined;
    },
    get size() {
      return size;
    },
    get taken() {
      return taken;
    },
  };
}
