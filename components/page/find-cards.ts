import { doc } from '../../utils/platforms/doc';
import { closestTo, findAllIn, findIn, firstOf, matches, nextOf, parentOf } from './plain';

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

/** After so many siblings without cards the browser itself is asked where the next ones are: that is quicker then. */
const FRUITLESS = 64;

/**
 * The outermost elements that match `selector`, from `root` and inside it, in document order; at most `most`.
 * Never looks into a card, and descends only where there are cards. From sibling to sibling: to ask a list for its
 * length costs the browser a walk along all of it.
 */
export function firstCards(root: Element, selector: string, most: number): Element[] {
  if (isCard(root, selector)) return [root];
  const found: Element[] = [];
  let fruitless = 0;
  let child = findIn(root, selector) && firstOf(root);
  for (; child && found.length < most; child = nextOf(child)) {
    const { length } = found;
    found.push(...firstCards(child, selector, most - found.length));
    fruitless = found.length > length ? 0 : fruitless + 1;
    if (fruitless > FRUITLESS) return outermost(findAllIn(root, selector), most);
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
export const allCards = (selector: string): Element[] =>
  outermost(doc.querySelectorAll(selector), Number.POSITIVE_INFINITY);

/** Of matches in document order at most `most` of those that are in no other one. */
function outermost(elements: Iterable<Element>, most: number): Element[] {
  const found: Element[] = [];
  for (const element of elements) {
    if (found.length >= most) break;
    if (!found.at(-1)?.contains(element) && !isContainer(element)) found.push(element);
  }
  return found;
}
