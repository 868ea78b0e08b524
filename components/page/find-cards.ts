/**
 * The outermost elements that match `selector`, from `root` and inside it, in document order; at most `most`.
 * Never looks into a card, and descends only where there are cards. From sibling to sibling: to ask a list for its
 * length costs the browser a walk along all of it.
 */
export function firstCards(root: Element, selector: string, most: number): Element[] {
  if (root.matches(selector)) return [root];
  const found: Element[] = [];
  let child = root.querySelector(selector) && root.firstElementChild;
  for (; child && found.length < most; child = child.nextElementSibling) {
    found.push(...firstCards(child, selector, most - found.length));
  }
  return found;
}

/** The outermost match that holds `element`, itself included; null outside of cards. */
export function outermostCard(element: Element | null, selector: string): Element | null {
  let found: Element | null = null;
  for (let at = element?.closest(selector); at; at = at.parentElement?.closest(selector)) found = at;
  return found;
}

/** The outermost matches of the whole page, in page order, at once. */
export function allCards(selector: string): Element[] {
  let card: Element | null = null;
  return [...document.querySelectorAll(selector)].filter((element) => {
    if (card?.contains(element)) return false;
    card = element;
    return true;
  });
}
