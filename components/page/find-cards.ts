import { closestTo, findIn, firstOf, matches, nextOf, parentOf } from './plain';

declare global {
  /** Matches that turned out to hold several cards, for all scripts of ours in the page, which it can't see. */
  var memoriesContainers: WeakSet<Element> | undefined;
}

/** They are no cards themselves. */
globalThis.memoriesContainers ??= new WeakSet();
const containers = globalThis.memoriesContainers;

/** Whether an element is a card, or in one: a match, unless it is known to be a box of several. */
export function isCard(element: Element, selector: string): boolean {
  return matches(element, selector) && !containers.has(element);
}

/** Has an element count as a box of several cards, or no more. */
export function markContainer(element: Element, isOne: boolean): void {
  if (isOne) containers.add(element);
  else containers.delete(element);
}

export const isContainer = (element: Element): boolean => containers.has(element);

/**
 * The outermost elements that match `selector`, from `root` and inside it, in document order; at most `most`.
 * Never looks into a card, and descends only where there are cards. From sibling to sibling: to ask a list for its
 * length costs the browser a walk along all of it.
 */
export function firstCards(root: Element, selector: string, most: number): Element[] {
  if (isCard(root, selector)) return [root];
  const found: Element[] = [];
  let child = findIn(root, selector) && firstOf(root);
  for (; child && found.length < most; child = nextOf(child)) {
    found.push(...firstCards(child, selector, most - found.length));
  }
  return found;
}

const nearest = (from: Element | null, selector: string) => from && closestTo(from, selector);

/** The outermost match that holds `element`, itself included; null outside of cards. */
export function outermostCard(element: Element | null, selector: string): Element | null {
  let found: Element | null = null;
  for (let at = nearest(element, selector); at; at = nearest(parentOf(at), selector)) if (!isContainer(at)) found = at;
  return found;
}

/** The outermost matches of the whole page, in page order, at once. */
export function allCards(selector: string): Element[] {
  let card: Element | null = null;
  return [...document.querySelectorAll(selector)].filter((element) => {
    if (card?.contains(element) || isContainer(element)) return false;
    card = element;
    return true;
  });
}
