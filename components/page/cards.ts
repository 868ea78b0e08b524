import type { CardRule } from '../../utils/platforms/adapter';
import { doc } from '../../utils/platforms/doc';
import { atMostEvery } from './at-most-every';
import { createPassing, nearestFirst, planControls } from './budget';
import { type Card, createCardBook, subjectOf } from './card-book';
import { createCardLosses } from './card-losses';
import { createCardMounts } from './card-mounts';
import type { Control } from './control';
import type { Controls } from './controls';
import { watchCrossings } from './crossings';
import { firstCards, outermostCard } from './find-cards';
import { createLargePage } from './large-page';
import { createLookout, type View, ZONE_MARGIN } from './lookout';
import { type Changes, MOST_ADDED } from './observe';
import { extentOf, isDrawn, isInPage, parentOf } from './plain';
import { selectorOf } from './read-card';
import type { SeenPosts } from './selection/seen-posts';
import { isRendered } from './survey';

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
  let near: ReadonlySet<Card> = new Set();
  /** Those of which a control may tell, in page order. */
  let told: readonly Card[] = [];
  let size = 0;

  const passing = createPassing();
  /** One of the cards near by: shows how far the page is scrolled. */
  let marker: Element | undefined;
  const looking = atMostEvery(LOOK_MS, look, signal);
  const adjusting = atMostEvery(LOOK_MS, adjust, signal);
  const book = createCardBook(rules, () => seen.page);
  const losses = createCardLosses(looking.in);
  const mounts = createCardMounts(controls, losses);
  const isKnown = (element: Element) => near.has(book.find(element) as Card);
  const lookout = createLookout(selector, createLargePage(selector, isKnown, looking.soon, signal));
  const watch = watchCrossings(ZONE_MARGIN, looking.soon, signal);
  signal.addEventListener('abort', () => mounts.cards.forEach(mounts.unmount));

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
    const inZone = sightings.map(({ element, box }) => ({ card: book.of(element), box }));
    near = new Set(inZone.map(({ card }) => card));
    told = few ? few.map(book.of) : [...near];
    // The last to leave is the last to go.
    for (const card of before) if (!near.has(card)) mounts.left(card);
    for (const card of mounts.cards) if (!near.has(card) && isInside(card)) mounts.unmount(card);
    const plan = planControls({
      total: size,
      ...nearestFirst(inZone),
      far: () => (few ? told.filter((card) => !near.has(card) && canHaveControl(card)) : []),
      held: [...mounts.cards].filter((card) => !near.has(card)),
    });
    // Also those farther off: the window may have become narrower. Before some go and others come, for which the page is
    // laid out anew: with the next frame, not here.
    adjust();
    plan.release.forEach(mounts.unmount);
    const isNew = mounts.mount(plan.mount);
    note();
    if (plan.more) looking.in(FRAME_MS);
    // Now that they are laid out it can be seen whether something lies over them.
    else if (isNew) adjusting.soon();
  }

  function adjust() {
    for (const card of mounts.cards) {
      card.placed?.adjust(card.isGrown);
      card.isGrown = false;
    }
  }

  /** What is near, with cards for all that hold one post and none for what turns out to hold several. */
  function viewOf(): View {
    const view = lookout.look(seen.page);
    const elements = [...view.sightings.map(({ element }) => element), ...(view.few ?? [])];
    if (!book.unpack(elements)) return view;
    lookout.changed();
    return viewOf();
  }

  const canHaveControl = (card: Card) =>
    !card.placed && card.subject !== null && isRendered(card.element, extentOf(card.element));

  /** Whether a card has become part of another: its surroundings were marked later. */
  const isInside = ({ element }: Card) => outermostCard(parentOf(element), selector) !== null;

  /** A card that may show another post: same host, new key; or none any more. */
  function refresh(card: Card) {
    if (book.isBox(card.element)) {
      mounts.unmount(card);
      book.forget(card);
      lookout.changed();
      return looking.soon();
    }
    card.subject = undefined;
    card.isSeen = false;
    const control = card.placed?.control;
    if (!control) return looking.soon();
    const subject = subjectOf(card);
    if (!subject) return mounts.unmount(card);
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
    while (came.length <= MOST_ARRIVALS && book.unpack(came)) came = cardsIn();
    if (came.length <= MOST_ARRIVALS) {
      const shown = came.filter(isDrawn).map(book.of);
      seen.record(shown.flatMap((card) => subjectOf(card) ?? []));
    }
    return came.length > 0;
  }

  return {
    follow({ added, touched, removed, lost }) {
      const changed = book.holding(touched);
      changed.forEach(refresh);
      const grown = book.holding(added);
      for (const card of mounts.cards) {
        // What shows a post may be a part only of the box that its control stands in.
        if (!card.placed || !(grown.has(card) || touched.has(card.placed.box))) continue;
        card.isGrown = true;
        looking.soon();
      }
      // A link is a card only once it has its address, which can come after it.
      const links = [...touched].filter((element) => element instanceof HTMLAnchorElement);
      const isGrown = arrive([...added, ...links]);
      if (removed || lost) mounts.tidy();
      if (changed.size > 0) note();
      // What a new style sheet does to the page nothing else tells of.
      if (added.some(({ localName }) => localName === 'style' || localName === 'link')) looking.soon();
      if (!isGrown && !removed) return;
      lookout.changed();
      looking.soon();
    },
    look: looking.soon,
    note,
    hold: (element) => book.holding(element ? [element] : []).size > 0,
    controlAt(element) {
      for (const { placed } of book.holding([element])) if (placed) return placed.control;
      return undefined;
    },
    get size() {
      return size;
    },
    get taken() {
      return losses.taken;
    },
  };
}
